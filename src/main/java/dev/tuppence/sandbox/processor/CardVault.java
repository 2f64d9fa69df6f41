package dev.tuppence.sandbox.processor;

import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Cards as payment methods. The number is not kept; the fingerprint says which test card it was. */
@Component
@Profile("sandbox")
class CardVault {

    private final ObjectStore store;
    private final EventLog events;
    private final Clock clock;

    CardVault(ObjectStore store, EventLog events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    PaymentMethod keep(TestCard card, YearMonth expires, PaymentMethod.BillingDetails billing) {
        var method = new PaymentMethod();
        method.setId(Ids.next("pm"));
        method.setObject("payment_method");
        method.setType("card");
        method.setAllowRedisplay("unspecified");
        method.setCreated(clock.instant().getEpochSecond());
        method.setLivemode(false);
        method.setMetadata(Map.of());
        method.setBillingDetails(billing);
        method.setCard(describe(card, expires));
        return store.insert("", method);
    }

    /** The method with this id; Stripe's ready-made ones, such as {@code pm_card_visa}, make a new one each time. */
    PaymentMethod required(String id, String param) {
        return TestCard.ofToken(id)
                .map(card -> keep(card, YearMonth.now(clock).plusYears(1), new PaymentMethod.BillingDetails()))
                .or(() -> store.lock(PaymentMethod.class, "", id))
                .orElseThrow(() -> Refusal.noSuchParameter("PaymentMethod", id, param));
    }

    /** A card of this customer, or of nobody yet. */
    PaymentMethod requiredFor(@Nullable String customer, String id) {
        PaymentMethod method = required(id, "payment_method");
        if (method.getCustomer() != null && !method.getCustomer().equals(customer)) {
            String message = "The customer does not have a payment method with the ID %s."
                    + " The payment method must be attached to the customer.";
            throw Refusal.invalid("payment_method_customer_mismatch", message.formatted(id), "payment_method");
        }
        return method;
    }

    PaymentMethod attach(PaymentMethod method, String customer) {
        if (store.find(Customer.class, "", customer).isEmpty()) {
            throw Refusal.noSuchParameter("customer", customer, "customer");
        }
        if (method.getCustomer() == null) {
            method.setCustomer(customer);
            store.update(method);
            events.happened("payment_method.attached", method);
        } else if (!method.getCustomer().equals(customer)) {
            String message = "The payment method you provided has already been attached to a customer.";
            throw Refusal.invalid("payment_method_unexpected_state", message, "payment_method");
        }
        return method;
    }

    TestCard cardOf(PaymentMethod method) {
        return TestCard.ofFingerprint(method.getCard().getFingerprint()).orElseThrow();
    }

    /** Its holder has agreed before the bank to payments without them. */
    boolean isSetUp(PaymentMethod method) {
        return store.all(SetupIntent.class, "", "payment_method", method.getId()).stream()
                .anyMatch(intent -> Objects.equals(intent.getStatus(), "succeeded"));
    }

    private static PaymentMethod.Card describe(TestCard test, YearMonth expires) {
        var usage = new PaymentMethod.Card.ThreeDSecureUsage();
        usage.setSupported(true);
        var checks = new PaymentMethod.Card.Checks();
        checks.setCvcCheck("pass");
        var card = new PaymentMethod.Card();
        card.setBrand(test.brand());
        card.setDisplayBrand(test.brand());
        card.setCountry(test.country());
        card.setFunding(test.funding());
        card.setLast4(test.last4());
        card.setFingerprint(test.fingerprint());
        card.setExpMonth((long) expires.getMonthValue());
        card.setExpYear((long) expires.getYear());
        card.setThreeDSecureUsage(usage);
        card.setChecks(checks);
        return card;
    }
}
