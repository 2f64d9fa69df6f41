package dev.tuppence.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class SettingsCheckUnitTests {

    @Test
    void productionListsEverythingThatIsMissingAndNothingElse() {
        var environment = production().withProperty("spring.mail.host", " ");
        environment.withProperty("tuppence.payments.secret-key", "sk_test_sandbox");
        environment.withProperty("tuppence.seals.file", "").withProperty("tuppence.notifications.finance", "");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> SettingsCheck.check(environment))
                .withMessageEndingWith(
                        "these settings are missing: tuppence.seals.file, tuppence.notifications.finance, spring.mail.host, tuppence.payments.secret-key.");
    }

    @Test
    void productionStartsWithAllOfThem() {
        assertThatCode(() -> SettingsCheck.check(production())).doesNotThrowAnyException();
    }

    @Test
    void theSandboxStartsWithItsDefaultsAndWithACompleteTestAccount() {
        assertThatCode(() -> SettingsCheck.check(sandbox())).doesNotThrowAnyException();
        assertThatCode(() -> SettingsCheck.check(sandbox()
                        .withProperty("tuppence.payments.secret-key", "sk_test_51")
                        .withProperty("tuppence.payments.webhook-secret", "whsec_1")
                        .withProperty("tuppence.payments.connect-webhook-secret", "whsec_2")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_live_51", "rk_live_51"})
    void theSandboxRefusesLiveKeysWithoutPrintingThem(String key) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> SettingsCheck.check(sandbox().withProperty("tuppence.payments.secret-key", key)))
                .withMessageContaining("live key")
                .matches(failure -> !failure.getMessage().contains(key));
    }

    @Test
    void aHalfConfiguredStripeIsRefusedWithWhatIsLeftToSet() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(
                        () -> SettingsCheck.check(sandbox().withProperty("tuppence.payments.secret-key", "sk_test_51")))
                .withMessageContaining(
                        "set tuppence.payments.connect-webhook-secret and tuppence.payments.webhook-secret too");
    }

    private static MockEnvironment production() {
        var environment = new MockEnvironment();
        environment.withProperty("tuppence.base-url", "https://tuppence.example");
        environment.withProperty("tuppence.mail-from", "tuppence@tuppence.example");
        environment.withProperty("tuppence.identity.pseudonyms.key", "k");
        environment.withProperty("tuppence.unlocks.quote-key", "q");
        environment.withProperty("tuppence.seals.file", "/mnt/seals");
        environment.withProperty("tuppence.notifications.finance", "finance@tuppence.example");
        environment.withProperty("spring.datasource.url", "jdbc:postgresql://db/tuppence");
        environment.withProperty("spring.datasource.password", "a");
        environment.withProperty("spring.flyway.password", "b");
        environment.withProperty("spring.mail.host", "mail");
        environment.withProperty("tuppence.payments.secret-key", "sk_live_51");
        environment.withProperty("tuppence.payments.webhook-secret", "whsec_1");
        return environment.withProperty("tuppence.payments.connect-webhook-secret", "whsec_2");
    }

    private static MockEnvironment sandbox() {
        var environment = new MockEnvironment();
        environment.setActiveProfiles("sandbox");
        environment.withProperty("tuppence.payments.secret-key", "sk_test_sandbox");
        environment.withProperty("tuppence.payments.webhook-secret", "whsec_sandbox_platform");
        return environment.withProperty("tuppence.payments.connect-webhook-secret", "whsec_sandbox_connect");
    }
}
