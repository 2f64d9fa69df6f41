package dev.tuppence.payments;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodOptions.Card.RequestThreeDSecure;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for a hosted page in setup mode: for payments without the payer, its holder authenticated where its bank can. */
@Component
class CardSetupRequests {

    record Prepared(long setup, Attempt attempt) {}

    private final Customers customers;
    private final CardSetupRows setups;
    private final ProcessorCalls calls;
    private final ProcessorCallRows callRows;
    private final TransactionTemplate transaction;

    CardSetupRequests(
            Customers customers,
            CardSetupRows setups,
            ProcessorCalls calls,
            ProcessorCallRows callRows,
            TransactionTemplate transaction) {
        this.customers = customers;
        this.setups = setups;
        this.calls = calls;
        this.callRows = callRows;
        this.transaction = transaction;
    }

    Prepared prepare(Payer payer, String mail, URI returnTo, Locale locale, boolean spare) {
        String customer = customers.of(payer, mail);
        return Objects.requireNonNull(transaction.execute(status -> {
            long setup = setups.insert(payer, spare);
            String reference = "card-setup-" + setup;
            return new Prepared(
                    setup,
                    calls.prepare(
                            "checkout-session-create", reference, request(customer, reference, returnTo, locale)));
        }));
    }

    private SessionCreateParams request(String customer, String reference, URI returnTo, Locale locale) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCustomer(customer)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setPaymentMethodOptions(SessionCreateParams.PaymentMethodOptions.builder()
                        .setCard(SessionCreateParams.PaymentMethodOptions.Card.builder()
                                .setRequestThreeDSecure(RequestThreeDSecure.ANY)
                                .build())
                        .build())
                .setLocale(
                        locale.getLanguage().equals("ko")
                                ? SessionCreateParams.Locale.KO
                                : SessionCreateParams.Locale.AUTO)
                .setSuccessUrl(returnTo.toString())
                .setCancelUrl(returnTo.toString())
                .putMetadata(PaymentRequests.REFERENCE, reference)
                .putMetadata(PaymentRequests.BOOKS, callRows.books())
                .setSetupIntentData(SessionCreateParams.SetupIntentData.builder()
                        .putMetadata(PaymentRequests.REFERENCE, reference)
                        .putMetadata(PaymentRequests.BOOKS, callRows.books())
                        .build())
                .build();
    }
}
