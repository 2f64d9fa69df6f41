package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.payments.FailedRefunds;
import dev.tuppence.payments.FailedRefunds.FailedRefund;
import dev.tuppence.settlement.CardRefunds;
import dev.tuppence.settlement.SettlementView;
import dev.tuppence.settlement.Settlements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What operators do about refunds that did not arrive: each act commits together with its line in the audit log. */
@Component
@Transactional
public class RefundDecisions {

    private static final String AGAIN = "asked again";

    private final FailedRefunds refunds;
    private final CardRefunds cards;
    private final Settlements settlements;
    private final AuditLog audit;

    RefundDecisions(FailedRefunds refunds, CardRefunds cards, Settlements settlements, AuditLog audit) {
        this.refunds = refunds;
        this.cards = cards;
        this.settlements = settlements;
        this.audit = audit;
    }

    /**
     * What is still credit goes to the card once more.
     *
     * @throws NotDecidable when it was seen to before, or nothing of it is left
     */
    public void tryAgain(String reference, ReaderId operator) {
        FailedRefund failed = failed(reference);
        SettlementView paid =
                settlements.withPaymentReference(failed.payment()).orElseThrow(() -> new NotDecidable(reference));
        if (!CardRefunds.named(reference)
                || !cards.toCard(paid.reader(), paid.id()).isPositive()) {
            throw new NotDecidable(reference);
        }
        seenTo(failed, AGAIN, AuditAction.REFUND_TRIED_AGAIN, operator);
    }

    /**
     * @param note what became of it, 10 to 500 characters
     * @throws NotDecidable when it was seen to before
     */
    public void seeTo(String reference, String note, ReaderId operator) {
        if (note.length() < 10 || note.length() > 500) {
            throw new IllegalArgumentException("A note of %d characters".formatted(note.length()));
        }
        seenTo(failed(reference), note, AuditAction.REFUND_SEEN_TO, operator);
    }

    private FailedRefund failed(String reference) {
        return refunds.lock(reference).orElseThrow(() -> new NotDecidable(reference));
    }

    private void seenTo(FailedRefund failed, String note, AuditAction action, ReaderId operator) {
        refunds.seenTo(failed, note);
        settlements
                .withPaymentReference(failed.payment())
                .ifPresentOrElse(
                        paid -> audit.add(operator, action, "settlement " + paid.id(), paid.reader()),
                        () -> audit.add(operator, action, "refund " + failed.reference()));
    }
}
