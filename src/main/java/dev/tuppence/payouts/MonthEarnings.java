package dev.tuppence.payouts;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.YearMonth;

/** What was collected for a creator in one month of UTC. */
public record MonthEarnings(YearMonth month, int units, Money gross, Money net) {

    static MonthEarnings none(YearMonth month, CurrencyCode currency) {
        return new MonthEarnings(month, 0, Money.zero(currency), Money.zero(currency));
    }
}
