package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A card on its way to being saved, with its bank's consent to payments without the cardholder. */
@Component
@Profile("sandbox")
class SetupIntents {

    private final ObjectStore store;
    private final CardVault vault;
    private final EventLog events;
    private final HostedPages pages;
    private final Clock clock;

    SetupIntents(ObjectStore store, CardVault vault, EventLog events, HostedPages pages, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.events = events;
        this.pages = pages;
        this.clock = clock;
    }

    SetupIntent create(@Nullable String customer, Map<String, String> metadata, @Nullable String description) {
        var intent = new SetupIntent();
        intent.setId(Ids.next("seti"));
        intent.setObject("setup_intent");
        intent.setClientSecret(Ids.next(intent.getId() + "_secret"));
        intent.setCreated(clock.instant().getEpochSecond());
        intent.setLivemode(false);
        intent.setMetadata(metadata);
        intent.setPaymentMethodTypes(List.of("card"));
        intent.setStatus("requires_payment_method");
        intent.setUsage("off_session");
        if (customer != null) {
            intent.setCustomer(customer);
        }
        if (description != null) {
            intent.setDescription(description);
        }
        store.insert("", intent);
        events.happened("setup_intent.created", intent);
        return intent;
    }

    /** @return what the bank refused with; null when it did not */
    @Nullable
    Refusal confirm(SetupIntent intent, PaymentMethod method, @Nullable String returnUrl) {
        CardBehaviour behaviour = vault.cardOf(method).behaviour();
        intent.setPaymentMethod(method.getId());
        if (behaviour.onSave() != null) {
            return refuse(intent, method, behaviour.onSave());
        }
        if (behaviour.wantsCardholderToSave()) {
            ask(intent, returnUrl);
        } else {
            succeed(intent, method);
        }
        return null;
    }

    /** The cardholder came back from the bank. */
    void authenticated(SetupIntent intent, boolean approved) {
        PaymentMethod method = vault.required(intent.getPaymentMethod(), "payment_method");
        if (approved) {
            succeed(intent, method);
            return;
        }
        StripeError error = Refusal.error(
                "invalid_request_error",
                "setup_intent_authentication_failure",
                "The latest attempt to set up the payment method has failed because authentication failed.",
                null);
        fail(intent, method, error);
    }

    private void succeed(SetupIntent intent, PaymentMethod method) {
        intent.setStatus("succeeded");
        intent.setNextAction(null);
        intent.setLastSetupError(null);
        store.update(intent);
        if (intent.getCustomer() != null) {
            vault.attach(method, intent.getCustomer());
        }
        events.happened("setup_intent.succeeded", intent);
    }

    private void ask(SetupIntent intent, @Nullable String returnUrl) {
        var action = new SetupIntent.NextAction();
        action.setType(returnUrl == null ? "use_stripe_sdk" : "redirect_to_url");
        if (returnUrl != null) {
            var redirect = new SetupIntent.NextAction.RedirectToUrl();
            redirect.setUrl(pages.authentication(intent.getId()));
            redirect.setReturnUrl(returnUrl);
            action.setRedirectToUrl(redirect);
        }
        intent.setNextAction(action);
        intent.setStatus("requires_action");
        store.update(intent);
        events.happened("setup_intent.requires_action", intent);
    }

    private Refusal refuse(SetupIntent intent, PaymentMethod method, Decline decline) {
        fail(intent, method, decline.error());
        StripeError answer = decline.error();
        answer.setSetupIntent(intent);
        answer.setPaymentMethod(method);
        return Refusal.card(answer);
    }

    private void fail(SetupIntent intent, PaymentMethod method, StripeError error) {
        error.setPaymentMethod(method);
        intent.setStatus("requires_payment_method");
        intent.setNextAction(null);
        intent.setPaymentMethod(null);
        intent.setLastSetupError(error);
        store.update(intent);
        events.happened("setup_intent.setup_failed", intent);
    }
}
