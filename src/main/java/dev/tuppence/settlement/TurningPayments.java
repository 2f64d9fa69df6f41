package dev.tuppence.settlement;

import dev.tuppence.payments.DisputeClosed;
import dev.tuppence.payments.DisputeOpened;
import dev.tuppence.payments.DisputedPayments;
import dev.tuppence.payments.RefundFailed;
import dev.tuppence.payments.RefundSent;
import dev.tuppence.payments.Refunds;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A paid settlement says what has become of its card payment since. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TurningPayments {

    private static final Set<SettlementState> OURS = EnumSet.of(SettlementState.PAID, SettlementState.REFUNDED);

    private final SettlementRows rows;
    private final Settling settling;
    private final SettlementMoves moves;
    private final Refunds refunds;
    private final DisputedPayments disputes;

    TurningPayments(
            SettlementRows rows, Settling settling, SettlementMoves moves, Refunds refunds, DisputedPayments disputes) {
        this.rows = rows;
        this.settling = settling;
        this.moves = moves;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    @EventListener
    public void on(DisputeOpened event) {
        turn(event.paymentReference(), OURS, SettlementState.DISPUTED);
    }

    /** A lost one stays what it is. */
    @EventListener
    public void on(DisputeClosed event) {
        if (event.won() && !disputes.takenBack(event.paymentReference())) {
            turn(event.paymentReference(), EnumSet.of(SettlementState.DISPUTED), null);
        }
    }

    @EventListener
    public void on(RefundSent event) {
        turn(event.payment(), OURS, null);
    }

    @EventListener
    public void on(RefundFailed event) {
        turn(event.payment(), OURS, null);
    }

    /** @param next none for paid, or refunded when all of it was */
    private void turn(String payment, Set<SettlementState> from, @Nullable SettlementState next) {
        Settlement.idOf(payment)
                .flatMap(rows::find)
                .map(known -> settling.locked(known.id()))
                .filter(settlement -> from.contains(settlement.state()))
                .ifPresent(settlement -> {
                    SettlementState to = next == null ? byRefunds(settlement) : next;
                    if (to != settlement.state()) {
                        moves.turn(settlement, to);
                    }
                });
    }

    private SettlementState byRefunds(Settlement settlement) {
        boolean all =
                refunds.refunded(settlement.reference(), settlement.byCard()).equals(settlement.byCard());
        return all ? SettlementState.REFUNDED : SettlementState.PAID;
    }
}
