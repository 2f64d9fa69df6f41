package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Charges a payment intent's card, unless its bank refuses or wants the cardholder first. The caller holds the row. */
@Component
@Profile("sandbox")
class Confirmation {

    private final ObjectStore store;
    private final CardVault vault;
    private final CardCharges charges;
    private final Sequels sequels;
    private final EventLog events;
    private final HostedPages pages;

    Confirmation(
            ObjectStore store,
            CardVault vault,
            CardCharges charges,
            Sequels sequels,
            EventLog events,
            HostedPages pages) {
        this.store = store;
        this.vault = vault;
        this.charges = charges;
        this.sequels = sequels;
        this.events = events;
        this.pages = pages;
    }

    /** @return what the bank refused with; null when it did not */
    @Nullable
    Refusal confirm(PaymentIntent intent, PaymentMethod method, boolean offSession, @Nullable String returnUrl) {
        CardBehaviour behaviour = vault.cardOf(method).behaviour();
        intent.setPaymentMethod(method.getId());
        if (behaviour.wantsCardholder(offSession, vault.isSetUp(method))) {
            if (offSession) {
                return refuse(intent, method, Decline.AUTHENTICATION_REQUIRED);
            }
            ask(intent, returnUrl);
            return null;
        }
        return charge(intent, method);
    }

    /** The cardholder came back from the bank. */
    void authenticated(PaymentIntent intent, boolean approved) {
        PaymentMethod method = vault.required(intent.getPaymentMethod(), "payment_method");
        if (approved) {
            charge(intent, method);
            return;
        }
        StripeError error = Refusal.error(
                "invalid_request_error",
                "payment_intent_authentication_failure",
                "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new"
                        + " PaymentMethod to attempt to fulfill this PaymentIntent again.",
                null);
        fail(intent, method, error);
    }

    private @Nullable Refusal charge(PaymentIntent intent, PaymentMethod method) {
        TestCard card = vault.cardOf(method);
        if (card.behaviour().onCharge() != null) {
            return refuse(intent, method, card.behaviour().onCharge());
        }
        Charge charge = charges.paid(intent, method, card);
        intent.setStatus("succeeded");
        intent.setAmountReceived(intent.getAmount());
        intent.setLatestCharge(charge.getId());
        clear(intent);
        store.update(intent);
        if (intent.getSetupFutureUsage() != null && intent.getCustomer() != null) {
            vault.attach(method, intent.getCustomer());
        }
        events.happened("payment_intent.succeeded", intent);
        sequels.follow(charge, card.behaviour().sequel());
        return null;
    }

    private static void clear(PaymentIntent intent) {
        intent.setNextAction(null);
        intent.setLastPaymentError(null);
    }

    private void ask(PaymentIntent intent, @Nullable String returnUrl) {
        clear(intent);
        var redirect = new PaymentIntent.NextAction.RedirectToUrl();
        redirect.setUrl(pages.authentication(intent.getId()));
        redirect.setReturnUrl(returnUrl);
        var action = new PaymentIntent.NextAction();
        action.setType(returnUrl == null ? "use_stripe_sdk" : "redirect_to_url");
        if (returnUrl != null) {
            action.setRedirectToUrl(redirect);
        }
        intent.setNextAction(action);
        intent.setStatus("requires_action");
        store.update(intent);
        events.happened("payment_intent.requires_action", intent);
    }

    private Refusal refuse(PaymentIntent intent, PaymentMethod method, Decline decline) {
        Charge charge = charges.failed(intent, method, decline);
        StripeError error = decline.error();
        error.setCharge(charge.getId());
        intent.setLatestCharge(charge.getId());
        fail(intent, method, error);
        StripeError answer = decline.error();
        answer.setCharge(charge.getId());
        answer.setPaymentIntent(intent);
        answer.setPaymentMethod(method);
        return Refusal.card(answer);
    }

    private void fail(PaymentIntent intent, PaymentMethod method, StripeError error) {
        error.setPaymentMethod(method);
        intent.setStatus("requires_payment_method");
        intent.setNextAction(null);
        intent.setPaymentMethod(null);
        intent.setLastPaymentError(error);
        store.update(intent);
        events.happened("payment_intent.payment_failed", intent);
    }
}
