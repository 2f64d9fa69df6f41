package dev.tuppence.payments;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Only receives. What an event means is found out later, at our own pace, by {@link EventTask}. */
@RestController
class WebhookController {

    private static final Pattern ID = Pattern.compile("[\\w-]{1,100}");

    private final Inbox inbox;
    private final StripeSecrets secrets;
    private final PaymentsSettings settings;
    private final JsonMapper json;

    WebhookController(Inbox inbox, StripeSecrets secrets, PaymentsSettings settings, JsonMapper json) {
        this.inbox = inbox;
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
    }

    @PostMapping("/webhooks/stripe")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void platform(InputStream body, @RequestHeader("Stripe-Signature") String signature) throws IOException {
        receive(body, signature, WebhookEndpoint.PLATFORM);
    }

    @PostMapping("/webhooks/stripe/connect")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void connected(InputStream body, @RequestHeader("Stripe-Signature") String signature) throws IOException {
        receive(body, signature, WebhookEndpoint.CONNECT);
    }

    private void receive(InputStream body, String signature, WebhookEndpoint endpoint) throws IOException {
        String payload = bounded(body);
        requireSigned(payload, signature, endpoint); // before anything reads what it says
        JsonNode event = parsed(payload);
        inbox.keep(event.path("id").asString(), endpoint, event.path("type").asString(""), payload);
    }

    private String bounded(InputStream body) throws IOException {
        int limit = Math.toIntExact(settings.webhookMaxBody().toBytes());
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void requireSigned(String payload, String signature, WebhookEndpoint endpoint) {
        try {
            Webhook.Signature.verifyHeader(payload, signature, secrets.webhook(endpoint), Webhook.DEFAULT_TOLERANCE);
        } catch (SignatureVerificationException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // The library trips over headers that are none.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Bad signature", e);
        }
    }

    private JsonNode parsed(String payload) {
        try {
            JsonNode event = json.readTree(payload);
            if (ID.matcher(event.path("id").asString("")).matches()) {
                return event;
            }
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Not an event", e);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Not an event");
    }
}
