package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.CurrentCreator;
import dev.tuppence.money.CurrencyCode;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a creator earned, line by line and in sum. Every method sees this creator's rows only. */
@Service
@Transactional(readOnly = true)
public class Earnings {

    private static final int MONTHS = 12;

    private final EarningRows rows;
    private final EarningsSums sums;
    private final CurrentCreator currentCreator;
    private final Clock clock;

    Earnings(EarningRows rows, EarningsSums sums, CurrentCreator currentCreator, Clock clock) {
        this.rows = rows;
        this.sums = sums;
        this.currentCreator = currentCreator;
        this.clock = clock;
    }

    public EarningsSum sumOf(CreatorId creator, CurrencyCode currency) {
        currentCreator.is(creator);
        return sums.sumOf(creator, currency);
    }

    /** Best earning first. */
    public List<ItemEarnings> byItem(CreatorId creator, CurrencyCode currency) {
        currentCreator.is(creator);
        return sums.byItem(creator, currency);
    }

    /**
     * Newest first.
     *
     * @param item none for all
     * @param page from 0
     */
    public List<Earning> lines(CreatorId creator, CurrencyCode currency, @Nullable ItemId item, int page, int size) {
        currentCreator.is(creator);
        return rows.lines(creator, currency, item, (long) page * size, size);
    }

    /** The last twelve months, oldest first, quiet ones included. */
    public List<MonthEarnings> byMonth(CreatorId creator, CurrencyCode currency) {
        currentCreator.is(creator);
        YearMonth first =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(MONTHS - 1);
        Instant since = first.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<YearMonth, MonthEarnings> found = rows.byMonth(creator, currency, since).stream()
                .collect(Collectors.toMap(MonthEarnings::month, Function.identity()));
        List<MonthEarnings> months = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = first.plusMonths(i);
            months.add(found.getOrDefault(month, MonthEarnings.none(month, currency)));
        }
        return months;
    }

    /** In which currencies this creator ever earned. */
    public Set<CurrencyCode> currencies(CreatorId creator) {
        currentCreator.is(creator);
        return rows.currencies(creator);
    }
}
