package dev.tuppence.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.SelfCheck.Finding;
import dev.tuppence.ledger.TrialBalance;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckUpUnitTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void oneBrokenRuleIsEnoughToBeUnsound() {
        assertThat(found(0, List.of()).sound()).isTrue();
        assertThat(found(0, List.of("tab 7 owes too much")).sound()).isFalse();
        assertThat(found(100, List.of()).sound()).isFalse();
    }

    @Test
    void aCheckRunsUntilItEndedAfterItBegan() {
        assertThat(times(null, null).running()).isFalse();
        assertThat(times(NOON, null).running()).isTrue();
        assertThat(times(NOON, NOON.minusSeconds(1)).running()).isTrue();
        assertThat(times(NOON, NOON).running()).isFalse();
    }

    private static CheckUp found(long offBy, List<String> violations) {
        var line = new TypeBalance(AccountType.TAB, new Money(offBy, CurrencyCode.USD));
        return new CheckUp(
                NOON,
                NOON,
                1,
                1,
                new TrialBalance(List.of(line)),
                List.of(new Finding("good", List.of()), new Finding("rule", violations)));
    }

    private static CheckUp times(Instant started, Instant finished) {
        return new CheckUp(started, finished, 0, 1, new TrialBalance(List.of()), List.of());
    }
}
