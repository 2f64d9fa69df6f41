package dev.tuppence.payments;

import com.stripe.exception.StripeException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives a kept event to whoever knows its kind; the processor sends more kinds than anybody here acts on. */
@Component
class EventTranslation {

    private final ProcessorEventRows rows;
    private final List<EventHandler> handlers;
    private final JsonMapper json;

    EventTranslation(ProcessorEventRows rows, List<EventHandler> handlers, JsonMapper json) {
        this.rows = rows;
        this.handlers = handlers;
        this.json = json;
    }

    /** Handlers bear repetition, so an event whose handling died half-way is simply handled again. */
    void translate(String event) throws StripeException {
        String payload = rows.unhandled(event).orElse(null);
        if (payload == null) {
            return;
        }
        handle(notice(payload));
        rows.markHandled(event);
    }

    void handle(EventNotice notice) throws StripeException {
        for (EventHandler handler : handlers) {
            if (handler.types().contains(notice.type())) {
                handler.handle(notice);
            }
        }
    }

    private EventNotice notice(String payload) {
        JsonNode event = json.readTree(payload);
        return new EventNotice(
                event.path("id").asString(),
                event.path("type").asString(),
                event.path("account").asString(null),
                event.path("data").path("object").path("id").asString(""));
    }
}
