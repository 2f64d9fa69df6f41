package dev.tuppence.ledger;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Journal and subledgers in one sum per account type and currency. */
public record TrialBalance(List<TypeBalance> balances) {

    /** What is left per currency; anything but zero is a break. */
    public Map<CurrencyCode, Money> sums() {
        Map<CurrencyCode, Money> sums = new EnumMap<>(CurrencyCode.class);
        balances.forEach(line -> sums.merge(line.balance().currency(), line.balance(), Money::plus));
        return sums;
    }

    public boolean balanced() {
        return sums().values().stream().allMatch(Money::isZero);
    }
}
