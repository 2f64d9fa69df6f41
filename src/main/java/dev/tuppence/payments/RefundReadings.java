package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads refunds and tells each once that it was sent and once that it failed, whichever was seen first. */
@Component
class RefundReadings implements EventHandler {

    private static final Set<String> FAILED = Set.of("failed", "canceled");

    private final Processor processor;
    private final RefundRequestRows rows;
    private final ProcessorCallRows calls;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RefundReadings(
            Processor processor,
            RefundRequestRows rows,
            ProcessorCallRows calls,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.processor = processor;
        this.rows = rows;
        this.calls = calls;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Set<String> types() {
        return Set.of("refund.created", "refund.updated", "refund.failed");
    }

    @Override
    public void handle(EventNotice notice) throws StripeException {
        Refund refund = processor.v1().refunds().retrieve(notice.object());
        referenceOf(refund)
                .filter(rows::exists)
                .ifPresent(reference -> transaction.executeWithoutResult(status -> record(reference, refund)));
    }

    /** Empty for refunds that these books did not ask for. */
    Optional<String> referenceOf(Refund refund) {
        Map<String, String> metadata = refund.getMetadata();
        return metadata != null && calls.books().equals(metadata.get(PaymentRequests.BOOKS))
                ? Optional.ofNullable(metadata.get(PaymentRequests.REFERENCE))
                : Optional.empty();
    }

    /** Joins the caller's transaction. */
    void record(String reference, Refund refund) {
        if (FAILED.contains(refund.getStatus())) {
            String reason = refund.getFailureReason();
            failed(reference, reason == null ? refund.getStatus() : reason);
        } else if (refund.getBalanceTransaction() != null) { // until then it waits for the platform's balance
            rows.sent(reference, refund.getId())
                    .ifPresent(payment -> events.publishEvent(new RefundSent(reference, payment, refund.getId())));
        }
    }

    /** Joins the caller's transaction. */
    void failed(String reference, String code) {
        rows.fail(reference, code).ifPresent(events::publishEvent);
    }
}
