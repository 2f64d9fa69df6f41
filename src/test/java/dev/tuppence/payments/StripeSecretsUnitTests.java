package dev.tuppence.payments;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class StripeSecretsUnitTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final MockEnvironment sandbox = new MockEnvironment();

    StripeSecretsUnitTests() {
        sandbox.setActiveProfiles("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_1", "rk_live_1"})
    void theSandboxTakesNoLiveKey(String key) {
        assertThatThrownBy(() -> new StripeSecrets(settings(key, "whsec_1", "whsec_2"), sandbox))
                .isInstanceOf(UnusableStripeSettings.class)
                .hasMessageContaining("test keys only");
        assertThatCode(() -> new StripeSecrets(settings(key, "whsec_1", "whsec_2"), new MockEnvironment()))
                .doesNotThrowAnyException();
    }

    @Test
    void halfASetOfSecretsIsRefusedByName() {
        assertThatThrownBy(() -> new StripeSecrets(settings("sk_test_1", " ", null), new MockEnvironment()))
                .hasMessage("Stripe is only partly configured; missing: tuppence.payments.webhook-secret,"
                        + " tuppence.payments.connect-webhook-secret.");
    }

    private static PaymentsSettings settings(String key, String webhook, String connect) {
        return new PaymentsSettings(
                key,
                webhook,
                connect,
                DataSize.ofKilobytes(1),
                SECOND,
                SECOND,
                SECOND,
                1,
                SECOND,
                SECOND,
                SECOND,
                SECOND,
                SECOND,
                1);
    }
}
