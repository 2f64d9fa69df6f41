package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.Locale;
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
                .or(() -> madeByHand(refund))
                .ifPresent(reference -> transaction.executeWithoutResult(status -> record(reference, refund)));
    }

    /** Empty for refunds that these books did not ask for. */
    Optional<String> referenceOf(Refund refund) {
        Map<String, String> metadata = refund.getMetadata();
        return metadata != null && calls.books().equals(metadata.get(PaymentRequests.BOOKS))
                ? Optional.ofNullable(metadata.get(PaymentRequests.REFERENCE))
                : Optional.empty();
    }

    /**
     * From now on it is one like ours, its row committed before a tab is locked. Empty for payments that are not ours, and while
     * what we asked for leaves no room: then it is looked at again when balances are compared.
     */
    private Optional<String> madeByHand(Refund refund) {
        String reference = Refunds.BY_HAND + refund.getId();
        CurrencyCode currency = CurrencyCode.valueOf(refund.getCurrency().toUpperCase(Locale.ROOT));
        Money amount = Money.ofMinorUnits(refund.getAmount(), currency);
        transaction.executeWithoutResult(status -> rows.adopt(reference, refund.getPaymentIntent(), amount));
        return Optional.of(reference).filter(rows::exists);
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
