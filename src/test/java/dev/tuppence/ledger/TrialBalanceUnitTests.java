package dev.tuppence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialBalanceUnitTests {

    private static final TypeBalance OWED = new TypeBalance(AccountType.TAB, usd(100));
    private static final TypeBalance ACCRUED = new TypeBalance(AccountType.ACCRUED, usd(-100));
    private static final TypeBalance FOREIGN =
            new TypeBalance(AccountType.ACCRUED, Money.ofMinorUnits(-100, CurrencyCode.EUR));

    @Test
    void whatIsOwedIsAccrued() {
        var balance = new TrialBalance(List.of(OWED, ACCRUED));
        assertThat(balance.balanced()).isTrue();
        assertThat(balance.sums()).isEqualTo(Map.of(CurrencyCode.USD, usd(0)));
    }

    @Test
    void oneCurrencyDoesNotBalanceAnother() {
        var balance = new TrialBalance(List.of(OWED, FOREIGN));
        assertThat(balance.balanced()).isFalse();
        assertThat(balance.sums()).containsOnlyKeys(CurrencyCode.USD, CurrencyCode.EUR);
    }

    @Test
    void accountsOfThePlatformHaveNoOwner() {
        assertThat(Account.of(AccountType.ROUNDING)).isEqualTo(new Account(AccountType.ROUNDING, ""));
        assertThat(Account.of(AccountType.TAB, 42)).isEqualTo(new Account(AccountType.TAB, "42"));
    }

    @Test
    void theSelfCheckAsksEveryInvariant() {
        var check = new SelfCheck(List.of(invariant("good", List.of()), invariant("bad", List.of("broken"))));
        assertThat(check.run())
                .containsExactly(
                        new SelfCheck.Finding("good", List.of()), new SelfCheck.Finding("bad", List.of("broken")))
                .extracting(SelfCheck.Finding::holds)
                .containsExactly(true, false);
    }

    private static Invariant invariant(String name, List<String> violations) {
        return new Invariant() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> violations() {
                return violations;
            }
        };
    }

    private static Money usd(long cents) {
        return Money.ofMinorUnits(cents, CurrencyCode.USD);
    }
}
