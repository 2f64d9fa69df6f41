package dev.tuppence.payments;

import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What is asked of the processor for a card payment; ids and totals only. Prepared under the lock of the payment's row. */
@Component
class PaymentRequests {

    static final String CREATE = "payment-intent-create";
    static final String CONFIRM = "payment-intent-confirm";
    static final String REFERENCE = "reference";
    static final String BOOKS = "books";
    static final String FEE = "latest_charge.balance_transaction";

    private final SavedCardRows cards;
    private final CustomerRows customers;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;

    PaymentRequests(SavedCardRows cards, CustomerRows customers, ProcessorCalls calls, ProcessorCallRows callRows) {
        this.cards = cards;
        this.customers = customers;
        this.calls = calls;
        this.callRows = callRows;
    }

    Attempt create(CardPayment payment) {
        var request = PaymentIntentCreateParams.builder()
                .setAmount(payment.amount().minorUnits())
                .setCurrency(payment.amount().currency().name().toLowerCase(Locale.ROOT))
                .setCustomer(customers.of(payment.payer()).orElseThrow(() -> new NoCardSaved(payment.payer())))
                .addPaymentMethodType("card")
                .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC) // the fee is known with the answer
                .setTransferGroup(payment.reference())
                .putMetadata(REFERENCE, payment.reference())
                .putMetadata(BOOKS, callRows.books())
                .build();
        return calls.prepare(CREATE, payment.reference(), request);
    }

    boolean hasCard(CardPayment payment) {
        return cards.paymentMethodOf(payment.payer()).isPresent();
    }

    Attempt confirmOffSession(CardPayment payment) {
        var request = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(paymentMethodOf(payment))
                .setOffSession(true)
                .addExpand(FEE)
                .build();
        return calls.prepare(CONFIRM, payment.reference(), request);
    }

    Attempt confirmOnSession(CardPayment payment, URI returnTo) {
        var request = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(paymentMethodOf(payment))
                .setReturnUrl(returnTo.toString())
                .addExpand(FEE)
                .build();
        return calls.prepare(CONFIRM, payment.reference(), request);
    }

    static String intentOf(CardPayment payment) {
        return Objects.requireNonNull(payment.intent(), payment.reference());
    }

    private String paymentMethodOf(CardPayment payment) {
        return cards.paymentMethodOf(payment.payer()).orElseThrow(() -> new NoCardSaved(payment.payer()));
    }
}
