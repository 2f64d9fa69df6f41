package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.CardPayments;
import dev.tuppence.payments.CardSaved;
import dev.tuppence.unlocks.Tabs;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A new card pays everything that waits for one, and the tab trusts its reader more. One that a bank sent pays what is charged without
 * its reader. What was written off its reader pays at will.
 */
@Component
class NewCards {

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementRows rows;
    private final Retrying retrying;
    private final StartingCharges charges;
    private final CardPayments payments;

    NewCards(
            Tabs tabs,
            Settling settling,
            SettlementRows rows,
            Retrying retrying,
            StartingCharges charges,
            CardPayments payments) {
        this.tabs = tabs;
        this.settling = settling;
        this.rows = rows;
        this.retrying = retrying;
        this.charges = charges;
        this.payments = payments;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CardSaved event) {
        var reader = new ReaderId(event.payer().value());
        List<Settlement> unpaid = rows.unpaid(reader).stream()
                .filter(settlement -> event.byPayer() || settling.mayBeChargedByItself(settlement))
                .toList();
        List<Settlement> waiting = unpaid.stream()
                .filter(settlement -> settlement.state().needsReader())
                .toList();
        waiting.forEach(settlement -> payments.retry(
                settlement.reference(), event.payer(), settlement.byCard())); // all payments before the first tab
        waiting.forEach(settlement -> retrying.underWay(settlement.id()));
        unpaid.stream().filter(settling::isDue).forEach(settlement -> charges.startNow(settlement.id()));
        tabs.cardSaved(reader, event.card().country());
    }
}
