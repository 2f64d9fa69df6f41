package dev.tuppence.sandbox.processor;

import com.stripe.model.Charge;
import com.stripe.model.radar.EarlyFraudWarning;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A card's bank suspects fraud; a dispute may follow. Actionable until one does, or all was given back. */
@Component
@Profile("sandbox")
class FraudWarnings {

    private final ObjectStore store;
    private final EventLog events;
    private final Clock clock;

    FraudWarnings(ObjectStore store, EventLog events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    EarlyFraudWarning warn(Charge charge) {
        var warning = new EarlyFraudWarning();
        warning.setId(Ids.next("issfr"));
        warning.setObject("radar.early_fraud_warning");
        warning.setActionable(!charge.getRefunded() && !charge.getDisputed());
        warning.setCharge(charge.getId());
        warning.setCreated(clock.instant().getEpochSecond());
        warning.setFraudType("unauthorized_use_of_card");
        warning.setLivemode(false);
        warning.setPaymentIntent(charge.getPaymentIntent());
        store.insert("", warning);
        events.happened("radar.early_fraud_warning.created", warning);
        return warning;
    }

    /** Nothing is left to do about the payment. */
    void settled(Charge charge) {
        store.all(EarlyFraudWarning.class, "", "payment_intent", charge.getPaymentIntent()).stream()
                .filter(EarlyFraudWarning::getActionable)
                .forEach(warning -> {
                    warning.setActionable(false);
                    store.update(warning);
                    events.happened("radar.early_fraud_warning.updated", warning);
                });
    }
}
