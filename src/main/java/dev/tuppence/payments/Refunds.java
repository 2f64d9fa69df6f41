package dev.tuppence.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.stripe.param.RefundCreateParams;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Money back to the cards it came from. Every way to a refund leads through here. */
@Service
public class Refunds {

    static final String CREATE = "refund-create";
    static final String BY_HAND = "by-hand-";

    private final RefundRequestRows rows;
    private final CardPaymentRows payments;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Refunds(
            RefundRequestRows rows,
            CardPaymentRows payments,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            SchedulerClient scheduler,
            Clock clock) {
        this.rows = rows;
        this.payments = payments;
        this.calls = calls;
        this.callRows = callRows;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * What can still go back: what was charged, without what was refunded or disputed. Nothing while a dispute is open, and
     * nothing of a payment that was not made.
     */
    @Transactional(readOnly = true)
    public Money room(String payment, Money charged) {
        return new Money(rows.roomMicros(payment), charged.currency());
    }

    /** What went back. What was only asked for is refused when a dispute was first. */
    @Transactional(readOnly = true)
    public Money refunded(String payment, Money charged) {
        return new Money(rows.refundedMicros(payment), charged.currency());
    }

    /** Whether one that was asked for since then has no answer yet. */
    @Transactional(readOnly = true)
    public boolean waiting(CurrencyCode currency, Instant since) {
        return rows.waiting(currency, since);
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<SentRefund> sentOf(String payment) {
        return rows.sentOf(payment);
    }

    /** Whether somebody made it in the processor's dashboard. */
    public static boolean madeByHand(String reference) {
        return reference.startsWith(BY_HAND);
    }

    /**
     * Asks for a refund; joins the caller's transaction, the processor is called after it. The outcome comes as
     * {@link RefundSent} or {@link RefundFailed}; a sent one may still fail weeks later. Asking again for the same reference
     * changes nothing.
     *
     * @param reference the caller's id of the refund, e.g. {@code refund-42}
     * @param payment the reference of the card payment
     * @throws NotRefundable when there is no room for it, e.g. while the payment is disputed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(String reference, String payment, Money amount, boolean fraud) {
        CardPayment paid = payments.lock(payment);
        if (rows.insert(reference, payment, amount)) {
            if (!rows.take(payment, amount)) {
                throw new NotRefundable(payment);
            }
            calls.prepare(CREATE, reference, params(reference, paid, amount, fraud));
            scheduler.scheduleIfNotExists(
                    SendRefundTask.TASK.instance(reference).scheduledTo(clock.instant()));
        }
    }

    private RefundCreateParams params(String reference, CardPayment paid, Money amount, boolean fraud) {
        return RefundCreateParams.builder()
                .setPaymentIntent(PaymentRequests.intentOf(paid))
                .setAmount(amount.minorUnits())
                .setReason(
                        fraud ? RefundCreateParams.Reason.FRAUDULENT : RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .putMetadata(PaymentRequests.REFERENCE, reference)
                .putMetadata(PaymentRequests.BOOKS, callRows.books())
                .build();
    }
}
