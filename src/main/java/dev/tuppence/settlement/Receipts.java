package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxEntries;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.Taxed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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

        /** As messages call it. */
        public String what() {
            if (number == 0) {
                return "paid";
            }
            return gross().isPositive() ? "again" : "note-of";
        }

        public Money gross() {
            return rows.stream().map(Taxed::gross).reduce(Money::plus).orElseThrow();
        }

        public Money tax() {
            return rows.stream().map(Taxed::tax).reduce(Money::plus).orElseThrow();
        }
    }

    /** One that was handed out. */
    public record Paper(long settlement, Slip slip) {

        public String number() {
            return settlement + (slip.number() == 0 ? "" : "-" + slip.number());
        }
    }

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final SettlementRows rows;
    private final Settlements settlements;
    private final TaxEntries entries;

    Receipts(JdbcClient jdbc, SettlementRows rows, Settlements settlements, TaxEntries entries) {
        this.jdbc = jdbc;
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

    /**
     * Everything of a reader that is from then, by settlement.
     *
     * @param to not included
     */
    @Transactional(readOnly = true)
    public List<Paper> of(ReaderId reader, Instant from, Instant to) {
        return jdbc
                .sql("""
                        select s.id from settlement s
                        where s.reader_id = :reader and s.paid_at < :to
                          and exists (select from tax_entry e where e.settlement_id = s.id and e.booked_at >= :from and e.booked_at < :to)
                        order by s.id limit :most""")
                .param("reader", reader.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> row.getLong(1))
                .list()
                .stream()
                .flatMap(id -> slips(id).stream().map(slip -> new Paper(id, slip)))
                .filter(one ->
                        !one.slip().at().isBefore(from) && one.slip().at().isBefore(to))
                .toList();
    }

    public boolean anyBefore(ReaderId reader, Instant moment) {
        return jdbc.sql("select exists (select from settlement where reader_id = :reader and paid_at < :moment)")
                .param("reader", reader.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The receipt first, then credit notes as they came. */
    public List<Slip> slips(long settlement) {
        Map<String, List<TaxEntries.Entry>> byReason = new LinkedHashMap<>();
        entries.of(settlement)
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
