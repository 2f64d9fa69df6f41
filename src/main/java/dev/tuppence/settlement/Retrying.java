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

/** Tries declined settlements again: same card payment, the card of today. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Retrying {

    private final Tabs tabs;
    private final Settling settling;
    private final SettlementRows rows;
    private final SettlementMoves moves;
    private final CardPayments payments;

    Retrying(Tabs tabs, Settling settling, SettlementRows rows, SettlementMoves moves, CardPayments payments) {
        this.tabs = tabs;
        this.settling = settling;
        this.rows = rows;
        this.moves = moves;
        this.payments = payments;
    }

    /** A new card pays everything that waits for one; the tab trusts its reader more. */
    @EventListener
    public void on(CardSaved event) {
        var reader = new ReaderId(event.payer().value());
        List<Settlement> waiting = rows.unpaid(reader).stream()
                .filter(settlement -> settlement.state().needsReader())
                .toList();
        waiting.forEach(settlement -> payments.retry(settlement.reference())); // all payments before the first tab
        waiting.forEach(settlement -> underWay(settlement.id()));
        tabs.cardSaved(reader);
    }

    /** Does nothing for a settlement that was not declined and waits for nobody. */
    public void retry(long id) {
        Settlement before = rows.find(id).orElseThrow(() -> new NoSuchSettlement(id));
        if (!before.state().needsReader()) {
            return;
        }
        payments.retry(before.reference()); // its row first, as when an outcome is recorded
        underWay(id);
    }

    private void underWay(long id) {
        Settlement settlement = settling.locked(id);
        if (settlement.state().needsReader()) {
            moves.move(settlement, SettlementState.CHARGING, null, null);
            moves.retried(id);
        }
    }
}
