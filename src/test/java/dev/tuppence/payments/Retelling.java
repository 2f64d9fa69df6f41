package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the application an event at once, as its webhook and its task would; one told before is handled again, as after a crash half-way. */
@Component
public class Retelling {

    private final ProcessorEventRows rows;
    private final EventTranslation translation;
    private final JsonMapper json;

    Retelling(ProcessorEventRows rows, EventTranslation translation, JsonMapper json) {
        this.rows = rows;
        this.translation = translation;
        this.json = json;
    }

    public void tell(String payload) throws StripeException {
        JsonNode event = json.readTree(payload);
        String id = event.path("id").asString();
        String type = event.path("type").asString();
        String account = event.path("account").asString(null);
        WebhookEndpoint endpoint = account == null ? WebhookEndpoint.PLATFORM : WebhookEndpoint.CONNECT;
        if (rows.insert(id, endpoint, type, payload)) {
            translation.translate(id);
        } else {
            String object = event.path("data").path("object").path("id").asString("");
            translation.handle(new EventNotice(id, type, account, object));
        }
    }
}
