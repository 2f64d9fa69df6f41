package dev.tuppence.payments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The three secrets, all there and of the right kind, or the application does not start. */
@Component
class StripeSecrets {

    private final String key;
    private final String webhook;
    private final String connectWebhook;

    StripeSecrets(PaymentsSettings settings, Environment environment) {
        List<String> missing = new ArrayList<>();
        key = required("tuppence.payments.secret-key", settings.secretKey(), missing);
        webhook = required("tuppence.payments.webhook-secret", settings.webhookSecret(), missing);
        connectWebhook = required("tuppence.payments.connect-webhook-secret", settings.connectWebhookSecret(), missing);
        if (!missing.isEmpty()) {
            throw new UnusableStripeSettings(
                    "Stripe is only partly configured; missing: %s.".formatted(String.join(", ", missing)));
        }
        boolean live = key.startsWith("sk_live_") || key.startsWith("rk_live_");
        if (live && environment.acceptsProfiles(Profiles.of("sandbox"))) {
            throw new UnusableStripeSettings(
                    "tuppence.payments.secret-key is a live key, and the sandbox takes test keys only.");
        }
    }

    String key() {
        return key;
    }

    String webhook(WebhookEndpoint endpoint) {
        return endpoint == WebhookEndpoint.PLATFORM ? webhook : connectWebhook;
    }

    private static String required(String name, @Nullable String value, List<String> missing) {
        if (value == null || value.isBlank()) {
            missing.add(name);
            return "";
        }
        return value;
    }
}
