package dev.tuppence.statements;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.settlement.Receipts.Paper;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.Taxed;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One month of one reader's receipts. Months are those of UTC, as everywhere on the platform's side of the books. */
public record ReceiptMonth(YearMonth month, List<Paper> papers) {

    private record Kind(CurrencyCode currency, TaxRate rate) {}

    public static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** By currency and rate. */
    public List<Taxed> sums() {
        Map<Kind, Taxed> sums = new LinkedHashMap<>();
        papers.stream()
                .flatMap(paper -> paper.slip().rows().stream())
                .forEach(one -> sums.merge(new Kind(one.gross().currency(), one.rate()), one, Taxed::plus));
        return sums.values().stream().filter(one -> !one.gross().isZero()).toList();
    }
}
