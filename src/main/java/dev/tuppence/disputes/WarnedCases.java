package dev.tuppence.disputes;

import dev.tuppence.money.Money;
import dev.tuppence.payments.FraudWarned;
import dev.tuppence.payments.RefundFailed;
import dev.tuppence.payments.RefundSent;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import dev.tuppence.unlocks.Block;
import dev.tuppence.unlocks.Tabs;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A bank warned that a card was stolen: all that is left of the payment goes back before it asks, the reader unlocks
 * nothing more, and nobody's tab is paid with that card. The shield pays; creators keep what they have.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WarnedCases {

    private static final String REFERENCE = "fraud-";
    private static final String REASON = "fraudulent";

    private final CaseRows cases;
    private final CaseReads reads;
    private final CaseLines lines;
    private final Shield shield;
    private final Doors doors;
    private final OpenCases.PaymentDoors payments;
    private final Clock clock;

    WarnedCases(
            Cases cases, CaseLines lines, Shield shield, Doors doors, OpenCases.PaymentDoors payments, Clock clock) {
        this.cases = cases.rows();
        this.reads = cases.reads();
        this.lines = lines;
        this.shield = shield;
        this.doors = doors;
        this.payments = payments;
        this.clock = clock;
    }

    /** As they stand, and how they change. */
    @Component
    record Cases(CaseRows rows, CaseReads reads) {}

    /** Whose payment it was. */
    @Component
    record Doors(Settlements settlements, Tabs tabs) {}

    @EventListener
    public void on(FraudWarned warned) {
        doors.settlements().withPaymentReference(warned.paymentReference()).ifPresent(paid -> {
            doors.tabs().lock(paid.reader());
            payments.cards().barForEverybody(warned.paymentReference(), warned.warning());
            Money left = payments.refunds().room(warned.paymentReference(), paid.charged());
            if (left.isPositive()) { // otherwise the bank has it already, and its case blocks the tab, or it was given
                // back
                refund(warned, paid, left);
            }
        });
    }

    private void refund(FraudWarned warned, SettlementView paid, Money left) {
        doors.tabs().block(paid.reader(), Block.DISPUTED);
        Claim claim = Claim.of(left, left, payments.remains().kept(paid));
        cases.insert(new NewCase(
                        warned.warning(),
                        warned.paymentReference(),
                        paid,
                        left,
                        claim,
                        Money.zero(left.currency()),
                        REASON,
                        clock.instant(),
                        CaseState.REFUNDED))
                .ifPresent(one -> {
                    lines.insert(one);
                    payments.refunds().request(REFERENCE + one.id(), warned.paymentReference(), left, true);
                });
    }

    @EventListener
    public void on(RefundSent sent) {
        caseOf(sent.reference()).ifPresent(one -> shield.refunded(one, sent.refund()));
    }

    @EventListener
    public void on(RefundFailed failed) {
        caseOf(failed.reference()).ifPresent(one -> {
            cases.refused(one.id(), failed.code());
            if (failed.refund() != null) {
                shield.refundFailed(one, failed.refund());
            }
        });
    }

    private Optional<DisputeCase> caseOf(String reference) {
        return reference.startsWith(REFERENCE)
                ? reads.find(Long.parseLong(reference.substring(REFERENCE.length())))
                : Optional.empty();
    }
}
