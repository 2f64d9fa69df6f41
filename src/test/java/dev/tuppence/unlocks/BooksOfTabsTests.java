package dev.tuppence.unlocks;

import static dev.tuppence.unlocks.OnOffer.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.ledger.AccountType;
import dev.tuppence.ledger.Invariant;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the books say about tabs, and what is found when a number in them was changed. */
class BooksOfTabsTests extends WithAGuest {

    @Autowired
    ChargesOnTabs subledger;

    @Autowired
    Accruals accruals;

    @Test
    void chargesDebitTheTabAndCreditTheCreator() {
        Map<AccountType, Money> before = balances();
        ItemId item = unlocked(cents(20)).item();
        unlocked(cents(7));
        unlocks.giveBack(reader, item, 1, ReturnReason.NONE);
        assertThat(subledger.name()).isEqualTo("charges");
        assertThat(balances().get(AccountType.TAB).minus(of(before, AccountType.TAB)))
                .isEqualTo(cents(7));
        assertThat(balances().get(AccountType.ACCRUED).minus(of(before, AccountType.ACCRUED)))
                .isEqualTo(cents(-7));
    }

    @Test
    void aTabThatWasChangedIsFound() {
        unlocked(cents(20));
        assertFound("tab-owes-its-open-charges", "tab set owed_micros = owed_micros + 100");
        assertFound("tab-owes-its-open-charges", "tab set count = count + 1");
        assertFound("tab-owes-its-open-charges", "tab set carried_in_micros = 100");
        assertFound("tab-owes-its-open-charges", "tab set period = 0, owed_micros = 0, count = 0");
    }

    @Test
    void aCapOrABudgetThatWasChangedIsFound() {
        change(() -> tabs.budget(reader, CurrencyCode.USD, cents(40)));
        unlocks.unlock(reader, quote(onOffer.at(cents(20), cents(30))));
        assertFound("cap-counts-its-charges", "cap_counter set spent_micros = 100");
        assertFound("budget-counts-its-charges", "tab set budget_spent_micros = 100");
        assertFound("budget-counts-its-charges", "tab set budget_month = budget_month - 1");
    }

    @Test
    void whatACreatorAccruesFollowsTheCharges() {
        Instant before = clock.instant();
        unlocked(cents(20));
        accruals.project();
        assertThat(accruals.name()).isEqualTo("accruals");
        assertThat(accruals.lag().caughtUpAt())
                .hasValueSatisfying(at -> assertThat(at).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MILLIS)));
        String mine = " where creator_id = " + OnOffer.CREATOR.value();
        String rule = "accruals-are-the-charges-they-have-read";
        assertFound(rule, "accrual set gross_micros = gross_micros + 100" + mine, OnOffer.CREATOR.value());
        assertFound(rule, "accrual set units = units + 1" + mine, OnOffer.CREATOR.value());
    }

    private void assertFound(String rule, String change) {
        assertFound(rule, change + " where reader_id = " + reader.value(), reader.value());
    }

    private void assertFound(String rule, String change, long whose) {
        Invariant invariant = invariants.stream()
                .filter(each -> each.name().equals(rule))
                .findAny()
                .orElseThrow();
        assertThat(invariant.violations()).isEmpty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update " + change).update();
            assertThat(invariant.violations())
                    .as(change)
                    .isNotEmpty()
                    .allMatch(line -> line.contains(" " + whose + " "));
            status.setRollbackOnly();
        });
    }

    private Map<AccountType, Money> balances() {
        return subledger.balances().stream()
                .filter(line -> line.balance().currency() == CurrencyCode.USD)
                .collect(Collectors.toMap(TypeBalance::type, TypeBalance::balance));
    }

    private static Money of(Map<AccountType, Money> balances, AccountType type) {
        return balances.getOrDefault(type, cents(0));
    }
}
