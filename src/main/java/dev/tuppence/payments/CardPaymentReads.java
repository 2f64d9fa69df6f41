package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the processor how a card payment stands: by the intent's id, or by customer and metadata when its id was lost. */
@Component
class CardPaymentReads {

    private final CardPaymentRows rows;
    private final CustomerRows customers;
    private final ProcessorCallRows calls;
    private final Processor processor;
    private final CardPaymentOutcomes outcomes;
    private final TransactionTemplate transaction;

    CardPaymentReads(
            CardPaymentRows rows,
            CustomerRows customers,
            ProcessorCallRows calls,
            Processor processor,
            CardPaymentOutcomes outcomes,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.customers = customers;
        this.calls = calls;
        this.processor = processor;
        this.outcomes = outcomes;
        this.transaction = transaction;
    }

    /** Reads and records; empty when the processor does not know the payment. */
    Optional<PaymentIntent> read(String reference) {
        Optional<PaymentIntent> intent = find(rows.find(reference).orElseThrow());
        intent.ifPresent(found -> record(reference, found));
        return intent;
    }

    /** For an event about some intent: ours, perhaps before we learned its id, or another product's. */
    void readIntent(String id) throws StripeException {
        Optional<String> known = rows.withIntent(id).map(CardPayment::reference);
        if (known.isPresent()) {
            record(known.get(), retrieve(id));
            return;
        }
        PaymentIntent intent = retrieve(id);
        String reference = intent.getMetadata().get(PaymentRequests.REFERENCE);
        if (ours(intent) && reference != null && rows.find(reference).isPresent()) {
            record(reference, intent);
        }
    }

    private void record(String reference, PaymentIntent intent) {
        transaction.executeWithoutResult(status -> outcomes.record(reference, intent, false));
    }

    private Optional<PaymentIntent> find(CardPayment payment) {
        try {
            return payment.intent() == null ? search(payment) : Optional.of(retrieve(payment.intent()));
        } catch (StripeException e) {
            throw new ProcessorSilent("a look at " + payment.reference(), e);
        }
    }

    private Optional<PaymentIntent> search(CardPayment payment) throws StripeException {
        String customer = customers.of(payment.payer()).orElse(null);
        if (customer == null) {
            return Optional.empty();
        }
        var ofCustomer = PaymentIntentListParams.builder()
                .setCustomer(customer)
                .setLimit(100L) // newest first; the one looked for is days old at most
                .build();
        for (PaymentIntent intent :
                processor.v1().paymentIntents().list(ofCustomer).getData()) {
            if (ours(intent)
                    && !"canceled".equals(intent.getStatus()) // the payment was begun anew
                    && payment.reference().equals(intent.getMetadata().get(PaymentRequests.REFERENCE))) {
                return Optional.of(retrieve(intent.getId()));
            }
        }
        return Optional.empty();
    }

    private boolean ours(PaymentIntent intent) {
        return intent.getMetadata() != null
                && calls.books().equals(intent.getMetadata().get(PaymentRequests.BOOKS));
    }

    private PaymentIntent retrieve(String id) throws StripeException {
        return processor
                .v1()
                .paymentIntents()
                .retrieve(
                        id,
                        PaymentIntentRetrieveParams.builder()
                                .addExpand(PaymentRequests.FEE)
                                .build());
    }
}
