package dev.tuppence.admin.web;

import dev.tuppence.admin.CheckUp;
import dev.tuppence.ledger.Projection;
import dev.tuppence.ledger.TypeBalance;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The books on one page.
 *
 * @param status last part of a message key: {@code never}, {@code running}, {@code sound} or {@code broken}
 */
record BooksView(CheckUp check, String status, List<Sheet> sheets, List<Behind> projections) {

    /** From here on a projection is late: it should run every few seconds. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** One currency: what is owed to the platform on one side, what it owes on the other. */
    record Sheet(CurrencyCode currency, List<TypeBalance> lines, Money debits, Money credits) {

        static Sheet of(CurrencyCode currency, List<TypeBalance> lines) {
            Money zero = Money.zero(currency);
            Money debits = lines.stream()
                    .map(TypeBalance::balance)
                    .filter(Money::isPositive)
                    .reduce(zero, Money::plus);
            Money sum = lines.stream().map(TypeBalance::balance).reduce(zero, Money::plus);
            return new Sheet(currency, lines, debits, debits.minus(sum));
        }

        public boolean balanced() {
            return debits.equals(credits);
        }
    }

    record Behind(String name, @Nullable Instant caughtUpAt, long transactions, boolean late) {

        static Behind of(Projection projection, Clock clock) {
            Projection.Lag lag = projection.lag();
            Instant at = lag.caughtUpAt().orElse(null);
            boolean late = at == null || clock.instant().isAfter(at.plus(LATE));
            return new Behind(projection.name(), at, lag.transactions(), late);
        }
    }

    static BooksView of(CheckUp check, List<Projection> projections, Clock clock) {
        Map<CurrencyCode, List<TypeBalance>> currencies = check.balance().balances().stream()
                .filter(line -> !line.balance().isZero())
                .collect(Collectors.groupingBy(line -> line.balance().currency(), TreeMap::new, Collectors.toList()));
        List<Sheet> sheets = currencies.entrySet().stream()
                .map(one -> Sheet.of(one.getKey(), one.getValue()))
                .toList();
        return new BooksView(
                check,
                statusOf(check),
                sheets,
                projections.stream().map(one -> Behind.of(one, clock)).toList());
    }

    static String statusOf(CheckUp check) {
        if (check.running()) {
            return "running";
        }
        if (check.startedAt() == null) {
            return "never";
        }
        return check.sound() ? "sound" : "broken";
    }
}
