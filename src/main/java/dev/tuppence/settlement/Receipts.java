package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.Taxed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What a reader paid, and what was taken back of it, with its tax per rate: a receipt, and a credit note for each change. */
@Service
public class Receipts {

    /**
     * The receipt, a credit note with amounts below zero, or what counts after all.
     *
     * @param number 0 for the receipt
     */
    public record Slip(int number, Instant at, List<Taxed> rows) {

        public Slip {
            rows = List.copyOf(rows);
        }

        public Money gross() {
            return rows.stream().map(Taxed::gross).reduce(Money::plus).orElseThrow();
        }

        public Money tax() {
            return rows.stream().map(Taxed::tax).reduce(Money::plus).orElseThrow();
        }
    }

    private final SettlementRows rows;
    private final Settlements settlements;
    private final TaxEntries entries;

    Receipts(SettlementRows rows, Settlements settlements, TaxEntries entries) {
        this.rows = rows;
        this.settlements = settlements;
        this.entries = entries;
    }

    /** @throws NoSuchSettlement when there is none of this reader that was paid */
    public SettlementView settlement(ReaderId reader, long id) {
        return rows.find(id)
                .filter(one -> one.reader().equals(reader) && one.paidAt() != null)
                .flatMap(one -> settlements.find(id))
                .orElseThrow(() -> new NoSuchSettlement(id));
    }

    /** The receipt first, then credit notes as they came. */
    public List<Slip> slips(SettlementView paid) {
        Map<String, List<TaxEntries.Entry>> byReason = new LinkedHashMap<>();
        entries.of(paid.id())
                .forEach(entry -> byReason.computeIfAbsent(reason(entry), reason -> new ArrayList<>())
                        .add(entry));
        List<Slip> slips = new ArrayList<>();
        for (List<TaxEntries.Entry> some : byReason.values()) {
            List<Taxed> sums = sums(some);
            if (!sums.isEmpty()) {
                slips.add(new Slip(slips.size(), some.getFirst().at(), sums));
            }
        }
        return slips;
    }

    /** What was given back and what follows from it are one. */
    private static String reason(TaxEntries.Entry entry) {
        return entry.source().replaceFirst(SettledTax.MOVED + "$", "");
    }

    private static List<Taxed> sums(List<TaxEntries.Entry> some) {
        Map<TaxRate, Taxed> byRate = new LinkedHashMap<>();
        some.forEach(entry -> byRate.merge(entry.taxed().rate(), entry.taxed(), Taxed::plus));
        return byRate.values().stream().filter(one -> !one.gross().isZero()).toList();
    }
}
