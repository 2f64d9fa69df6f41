package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.CardSaved;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A new card pays everything that waits for one, and the tab trusts its reader more. What was written off its reader pays at will. */
@Component
class NewCards {

    private final Tabs tabs;
    private final SettlementRows rows;
    private final Retrying retrying;
    private final StartingCharges charges;
    private final CardPayments payments;
    private final Clock clock;

    NewCards(
            Tabs tabs,
            SettlementRows rows,
            Retrying retrying,
            StartingCharges charges,
            CardPayments payments,
            Clock clock) {
        this.tabs = tabs;
        this.rows = rows;
        this.retrying = retrying;
        this.charges = charges;
        this.payments = payments;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CardSaved event) {
        var reader = new ReaderId(event.payer().value());
        List<Settlement> unpaid = rows.unpaid(reader);
        List<Settlement> waiting = unpaid.stream()
                .filter(settlement -> settlement.state().needsReader())
                .toList();
        waiting.forEach(settlement -> payments.retry(settlement.reference())); // all payments before the first tab
        waiting.forEach(settlement -> retrying.underWay(settlement.id()));
        unpaid.stream().filter(this::isDue).forEach(settlement -> charges.startNow(settlement.id()));
        tabs.cardSaved(reader, event.card().country());
    }

    private boolean isDue(Settlement settlement) {
        return settlement.state() == SettlementState.NOTICED && !clock.instant().isBefore(settlement.chargeAt());
    }
}
