package dev.tuppence.sandbox.processor;

import com.stripe.Stripe;
import com.stripe.model.Event;
import com.stripe.model.StripeObject;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What happened, kept with what it happened to, in the same transaction; told to the webhook endpoint after it. */
@Component
@Profile("sandbox")
class EventLog {

    private final ObjectStore store;
    private final WebhookDeliveries deliveries;
    private final WebhookFaults faults;
    private final WebhookSender sender;
    private final Clock clock;

    EventLog(ObjectStore store, WebhookDeliveries deliveries, WebhookFaults faults, WebhookSender sender, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.faults = faults;
        this.sender = sender;
        this.clock = clock;
    }

    /** On the platform's own objects. */
    void happened(String type, StripeObject object) {
        happened("", type, object);
    }

    void happened(String account, String type, StripeObject object) {
        var data = new Event.Data();
        data.setObject(Json.of(object));
        var event = new Event();
        event.setId(Ids.next("evt"));
        event.setObject("event");
        event.setApiVersion(Stripe.API_VERSION);
        event.setCreated(clock.instant().getEpochSecond());
        event.setLivemode(false);
        event.setPendingWebhooks(1L);
        event.setType(type);
        event.setData(data);
        if (!account.isEmpty()) {
            event.setAccount(account);
        }
        store.insert(account, event);
        String path = account.isEmpty() ? "/webhooks/stripe" : "/webhooks/stripe/connect";
        faults.times().forEach(time -> sender.afterCommit(deliveries.add(event.getId(), path, time)));
    }
}
