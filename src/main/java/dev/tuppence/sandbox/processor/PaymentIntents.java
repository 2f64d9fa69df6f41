package dev.tuppence.sandbox.processor;

import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The states of a payment intent; what a bank says to it is {@link Confirmation}'s. */
@Component
@Profile("sandbox")
class PaymentIntents {

    private static final List<String> WITH_CONFIRM_ONLY =
            List.of("off_session", "return_url", "error_on_requires_action");

    private final ObjectStore store;
    private final CardVault vault;
    private final Confirmation confirmation;
    private final EventLog events;
    private final Clock clock;

    PaymentIntents(ObjectStore store, CardVault vault, Confirmation confirmation, EventLog events, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.confirmation = confirmation;
        this.events = events;
        this.clock = clock;
    }

    PaymentIntent find(String id) {
        return store.find(PaymentIntent.class, "", id).orElseThrow(() -> Refusal.notFound("payment_intent", id));
    }

    PaymentIntent locked(String id) {
        return store.lock(PaymentIntent.class, "", id).orElseThrow(() -> Refusal.notFound("payment_intent", id));
    }

    PaymentIntent create(Parameters parameters) {
        long amount = parameters.number("amount");
        String currency = parameters.required("currency").toLowerCase(Locale.ROOT);
        Tariff.requireChargeable(amount, currency);
        requireConfirmFor(parameters);
        var intent = new PaymentIntent();
        intent.setId(Ids.next("pi"));
        intent.setObject("payment_intent");
        intent.setAmount(amount);
        intent.setAmountCapturable(0L);
        intent.setAmountReceived(0L);
        intent.setCaptureMethod(captureMethod(parameters));
        intent.setClientSecret(Ids.next(intent.getId() + "_secret"));
        intent.setConfirmationMethod("automatic");
        intent.setCreated(clock.instant().getEpochSecond());
        intent.setCurrency(currency);
        intent.setLivemode(false);
        intent.setPaymentMethodTypes(List.of("card"));
        intent.setStatus("requires_payment_method");
        if (parameters.texts("payment_method_types").isEmpty()) {
            intent.setAutomaticPaymentMethods(automatic(parameters.group("automatic_payment_methods")));
        }
        parameters.text("customer").ifPresent(customer -> setCustomer(intent, customer));
        fill(intent, parameters);
        store.insert("", intent);
        events.happened("payment_intent.created", intent);
        return intent;
    }

    PaymentIntent update(PaymentIntent intent, Parameters parameters) {
        requireOpen(intent, "update");
        if (parameters.has("amount")) {
            Tariff.requireChargeable(parameters.number("amount"), intent.getCurrency());
            intent.setAmount(parameters.number("amount"));
        }
        fill(intent, parameters);
        return store.update(intent);
    }

    PaymentIntent confirm(PaymentIntent intent, Parameters parameters) {
        requireOpen(intent, "confirm");
        boolean offSession = parameters.flag("off_session");
        String returnUrl = parameters.textOrNull("return_url");
        requireReturnUrl(intent, offSession, returnUrl);
        PaymentMethod method = methodFor(intent, parameters);
        if (offSession && method.getCustomer() == null) {
            String message = "A PaymentMethod must be attached to a customer to be used for an off-session payment.";
            throw Refusal.invalid("payment_method_unattached", message, "payment_method");
        }
        parameters.text("setup_future_usage").ifPresent(intent::setSetupFutureUsage);
        Refusal refusal = confirmation.confirm(intent, method, offSession, returnUrl);
        if (refusal != null) {
            throw refusal;
        }
        return intent;
    }

    PaymentIntent cancel(PaymentIntent intent, Parameters parameters) {
        requireOpen(intent, "cancel");
        intent.setStatus("canceled");
        intent.setCanceledAt(clock.instant().getEpochSecond());
        intent.setNextAction(null);
        parameters.text("cancellation_reason").ifPresent(intent::setCancellationReason);
        store.update(intent);
        events.happened("payment_intent.canceled", intent);
        return intent;
    }

    private PaymentMethod methodFor(PaymentIntent intent, Parameters parameters) {
        String id = parameters.text("payment_method").orElse(intent.getPaymentMethod());
        if (id == null) {
            String message = "You cannot confirm this PaymentIntent because it's missing a payment method."
                    + " Update the PaymentIntent with a payment method and then confirm it again.";
            throw Refusal.unexpectedState("payment_intent_unexpected_state", message);
        }
        return vault.requiredFor(intent.getCustomer(), id);
    }

    private void setCustomer(PaymentIntent intent, String customer) {
        if (store.find(Customer.class, "", customer).isEmpty()) {
            throw Refusal.noSuchParameter("customer", customer, "customer");
        }
        intent.setCustomer(customer);
    }

    private void fill(PaymentIntent intent, Parameters parameters) {
        intent.setMetadata(parameters.metadataOver(intent.getMetadata()));
        parameters.text("description").ifPresent(intent::setDescription);
        parameters.text("receipt_email").ifPresent(intent::setReceiptEmail);
        parameters.text("setup_future_usage").ifPresent(intent::setSetupFutureUsage);
        parameters.text("statement_descriptor").ifPresent(intent::setStatementDescriptor);
        parameters.text("statement_descriptor_suffix").ifPresent(intent::setStatementDescriptorSuffix);
        parameters.text("transfer_group").ifPresent(intent::setTransferGroup);
        parameters.text("payment_method").ifPresent(id -> {
            intent.setPaymentMethod(vault.requiredFor(intent.getCustomer(), id).getId());
            intent.setStatus("requires_confirmation");
        });
    }

    private static String captureMethod(Parameters parameters) {
        String method = parameters.text("capture_method").orElse("automatic_async");
        if (method.equals("manual")) {
            String message = "The sandbox's processor captures automatically only.";
            throw Refusal.invalid("parameter_unsupported", message, "capture_method");
        }
        return method;
    }

    private static PaymentIntent.AutomaticPaymentMethods automatic(Parameters group) {
        var automatic = new PaymentIntent.AutomaticPaymentMethods();
        automatic.setEnabled(true);
        automatic.setAllowRedirects(group.text("allow_redirects").orElse("always"));
        return automatic;
    }

    private static void requireConfirmFor(Parameters parameters) {
        WITH_CONFIRM_ONLY.stream()
                .filter(name -> parameters.has(name) && !parameters.flag("confirm"))
                .forEach(name -> {
                    String message = "You may only specify %s when `confirm` is true.".formatted(name);
                    throw Refusal.invalid("parameter_invalid", message, name);
                });
    }

    private static void requireReturnUrl(PaymentIntent intent, boolean offSession, @Nullable String returnUrl) {
        PaymentIntent.AutomaticPaymentMethods automatic = intent.getAutomaticPaymentMethods();
        boolean redirects = automatic != null && !"never".equals(automatic.getAllowRedirects());
        if (redirects && !offSession && returnUrl == null) {
            String message = "This PaymentIntent is configured to accept payment methods that redirect your customer."
                    + " You must provide a `return_url`.";
            throw Refusal.invalid("parameter_missing", message, "return_url");
        }
    }

    private static void requireOpen(PaymentIntent intent, String verb) {
        if (intent.getStatus().equals("succeeded") || intent.getStatus().equals("canceled")) {
            String message = "You cannot %s this PaymentIntent because it has a status of %s."
                    .formatted(verb, intent.getStatus());
            var error = Refusal.error("invalid_request_error", "payment_intent_unexpected_state", message, null);
            error.setPaymentIntent(intent);
            throw Refusal.about(400, error);
        }
    }
}
