package dev.tuppence.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Production has every setting, the sandbox none that could move real money. Looks before anything is started. */
@Order(Ordered.LOWEST_PRECEDENCE - 30)
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SECRET_KEY = "tuppence.payments.secret-key";

    /** What application-sandbox.properties says: good for the processor inside the application and for nothing else. */
    private static final Map<String, String> SANDBOX_SECRETS = Map.of(
            SECRET_KEY,
            "sk_test_sandbox",
            "tuppence.payments.webhook-secret",
            "whsec_sandbox_platform",
            "tuppence.payments.connect-webhook-secret",
            "whsec_sandbox_connect");

    private static final List<String> REQUIRED = List.of(
            "tuppence.base-url",
            "tuppence.mail-from",
            "tuppence.identity.pseudonyms.key",
            "tuppence.unlocks.quote-key",
            "tuppence.seals.file",
            "tuppence.notifications.finance",
            "spring.datasource.url",
            "spring.datasource.password",
            "spring.flyway.password",
            "spring.mail.host");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    static void check(Environment environment) {
        switch (Mode.of(environment)) {
            case PRODUCTION -> checkProduction(environment);
            case SANDBOX -> checkSandbox(environment);
        }
    }

    private static void checkProduction(Environment environment) {
        List<String> missing = Stream.concat(
                        REQUIRED.stream().filter(name -> missing(environment, name)),
                        SANDBOX_SECRETS.keySet().stream()
                                .sorted()
                                .filter(name -> missing(environment, name) || sandboxed(environment, name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new CannotStart(
                    "this is production (the profile sandbox is not active), and these settings are missing: "
                            + String.join(", ", missing) + ".");
        }
    }

    private static void checkSandbox(Environment environment) {
        String key = Objects.requireNonNullElse(environment.getProperty(SECRET_KEY), "");
        if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
            throw new CannotStart(SECRET_KEY + " is a live key, and the sandbox never touches real money:"
                    + " use a test key or none at all.");
        }
        List<String> left = SANDBOX_SECRETS.keySet().stream()
                .sorted()
                .filter(name -> missing(environment, name) || sandboxed(environment, name))
                .toList();
        if (!left.isEmpty() && left.size() < SANDBOX_SECRETS.size()) {
            throw new CannotStart("Stripe is half configured: set %s too, or none of the Stripe settings."
                    .formatted(String.join(" and ", left)));
        }
    }

    private static boolean missing(Environment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank();
    }

    private static boolean sandboxed(Environment environment, String name) {
        return Objects.equals(environment.getProperty(name), SANDBOX_SECRETS.get(name));
    }
}
