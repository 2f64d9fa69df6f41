package dev.tuppence.sandbox.processor;

import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens on the hosted page where one types a card to be saved. */
@Component
@Profile("sandbox")
class CheckoutSessions {

    /** @param next where the browser goes; null with a refusal: it stays on the page */
    record Outcome(@Nullable String next, @Nullable String refusal) {}

    private final ObjectStore store;
    private final SetupIntents intents;
    private final CardVault vault;
    private final EventLog events;
    private final Clock clock;

    CheckoutSessions(ObjectStore store, SetupIntents intents, CardVault vault, EventLog events, Clock clock) {
        this.store = store;
        this.intents = intents;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Session> find(String id) {
        return store.find(Session.class, "", id);
    }

    boolean isOpen(Session session) {
        return session.getStatus().equals("open")
                && session.getExpiresAt() > clock.instant().getEpochSecond();
    }

    @Transactional
    public Outcome submit(String id, TestCard card, YearMonth expires, @Nullable String name) {
        Session session = store.lock(Session.class, "", id).orElseThrow(() -> new NoSuchPage(id));
        SetupIntent intent =
                store.lock(SetupIntent.class, "", session.getSetupIntent()).orElseThrow();
        if (intent.getStatus().equals("succeeded")) {
            return new Outcome(successUrl(session), null); // a double click
        }
        if (!isOpen(session)) {
            throw new NoSuchPage(id);
        }
        var billing = new PaymentMethod.BillingDetails();
        billing.setName(name);
        billing.setEmail(session.getCustomerEmail());
        PaymentMethod method = vault.keep(card, expires, billing);
        Refusal refusal = intents.confirm(intent, method, successUrl(session));
        if (refusal != null) {
            return new Outcome(null, refusal.error().getMessage());
        }
        if (intent.getStatus().equals("requires_action")) {
            return new Outcome(intent.getNextAction().getRedirectToUrl().getUrl(), null);
        }
        complete(session);
        return new Outcome(successUrl(session), null);
    }

    /** The page whose setup intent the cardholder has just authenticated, if there is one. */
    Optional<Session> of(SetupIntent intent) {
        return store.all(Session.class, "", "setup_intent", intent.getId()).stream()
                .findFirst();
    }

    void complete(Session session) {
        session.setStatus("complete");
        store.update(session);
        events.happened("checkout.session.completed", session);
    }

    /** Pages nobody finished in time. */
    void expire() {
        store.lockDue(Session.class, "", Set.of("open"), "{expires_at}").forEach(session -> {
            session.setStatus("expired");
            store.update(session);
            events.happened("checkout.session.expired", session);
        });
    }

    static String successUrl(Session session) {
        return session.getSuccessUrl().replace("{CHECKOUT_SESSION_ID}", session.getId());
    }
}
