package dev.tuppence.statements;

import dev.tuppence.creators.CreatorPage;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.payouts.EarningPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** One month of one creator in one currency. Months are those of UTC, as everywhere on the platform's side of the books. */
public record Statement(CreatorPage creator, YearMonth month, CurrencyCode currency) {

    public EarningPeriod period() {
        return new EarningPeriod(
                creator.id(),
                currency,
                start(month.atDay(1)),
                start(month.plusMonths(1).atDay(1)));
    }

    public static EarningPeriod yearOf(CreatorPage creator, Year year, CurrencyCode currency) {
        return new EarningPeriod(
                creator.id(),
                currency,
                start(year.atDay(1)),
                start(year.plusYears(1).atDay(1)));
    }

    /** For a file: {@code coldpages-2026-11-USD}. */
    public String name() {
        return "%s-%s-%s".formatted(creator.handle(), month, currency);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
