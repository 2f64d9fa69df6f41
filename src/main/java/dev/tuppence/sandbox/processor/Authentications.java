package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import dev.tuppence.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriComponentsBuilder;

/** The bank asks its cardholder: for a payment or for a card to be saved. */
@Component
@Profile("sandbox")
class Authentications {

    /** @param amount null where a card is saved */
    record Question(@Nullable Money amount, String last4) {}

    private final ObjectStore store;
    private final Confirmation confirmation;
    private final SetupIntents setups;
    private final CheckoutSessions sessions;
    private final HostedPages pages;

    Authentications(
            ObjectStore store,
            Confirmation confirmation,
            SetupIntents setups,
            CheckoutSessions sessions,
            HostedPages pages) {
        this.store = store;
        this.confirmation = confirmation;
        this.setups = setups;
        this.sessions = sessions;
        this.pages = pages;
    }

    /** Empty where the bank asks nothing, or no longer. */
    @Transactional(readOnly = true)
    public Optional<Question> question(String id) {
        Optional<Question> payment = store.find(PaymentIntent.class, "", id)
                .filter(intent -> intent.getStatus().equals("requires_action"))
                .map(intent -> new Question(
                        Money.ofMinorUnits(intent.getAmount(), Tariff.code(intent.getCurrency())),
                        last4(intent.getPaymentMethod())));
        return payment.or(() -> store.find(SetupIntent.class, "", id)
                .filter(intent -> intent.getStatus().equals("requires_action"))
                .map(intent -> new Question(null, last4(intent.getPaymentMethod()))));
    }

    /** @return where the browser goes next */
    @Transactional
    public String answer(String id, boolean approved) {
        return id.startsWith("pi_") ? answerPayment(id, approved) : answerSetup(id, approved);
    }

    private String answerPayment(String id, boolean approved) {
        PaymentIntent intent = store.lock(PaymentIntent.class, "", id)
                .filter(found -> found.getStatus().equals("requires_action"))
                .orElseThrow(() -> new NoSuchPage(id));
        PaymentIntent.NextAction action = intent.getNextAction();
        confirmation.authenticated(intent, approved);
        if (action.getRedirectToUrl() == null) {
            return "/";
        }
        return UriComponentsBuilder.fromUriString(action.getRedirectToUrl().getReturnUrl())
                .queryParam("payment_intent", id)
                .queryParam("payment_intent_client_secret", intent.getClientSecret())
                .queryParam("redirect_status", intent.getStatus().equals("succeeded") ? "succeeded" : "failed")
                .build()
                .toUriString();
    }

    private String answerSetup(String id, boolean approved) {
        SetupIntent intent = store.lock(SetupIntent.class, "", id)
                .filter(found -> found.getStatus().equals("requires_action"))
                .orElseThrow(() -> new NoSuchPage(id));
        SetupIntent.NextAction action = intent.getNextAction();
        setups.authenticated(intent, approved);
        Optional<Session> session = sessions.of(intent);
        if (session.isPresent()) {
            return afterSession(session.get(), approved);
        }
        if (action.getRedirectToUrl() == null) {
            return "/";
        }
        return UriComponentsBuilder.fromUriString(action.getRedirectToUrl().getReturnUrl())
                .queryParam("setup_intent", id)
                .queryParam("setup_intent_client_secret", intent.getClientSecret())
                .queryParam("redirect_status", approved ? "succeeded" : "failed")
                .build()
                .toUriString();
    }

    private String afterSession(Session session, boolean approved) {
        if (!approved) {
            return pages.checkout(session.getId()) + "?failed=true";
        }
        sessions.complete(session);
        return CheckoutSessions.successUrl(session);
    }

    private String last4(String method) {
        return store.find(com.stripe.model.PaymentMethod.class, "", method)
                .map(found -> found.getCard().getLast4())
                .orElse("");
    }
}
