package dev.tuppence.settlement;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.payments.DisputedPayments;
import dev.tuppence.unlocks.TabKey;
import dev.tuppence.unlocks.TabView;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What readers paid ahead, in lots; the oldest is used first. Under the tab's lock. A lot whose money the bank
 * holds, or took back as a whole, pays nothing.
 */
@Repository
class CreditLots {

    private record Lot(long id, Money left, @Nullable Long settlement) {}

    private final JdbcClient jdbc;
    private final DisputedPayments disputes;
    private final Clock clock;

    CreditLots(JdbcClient jdbc, DisputedPayments disputes, Clock clock) {
        this.jdbc = jdbc;
        this.disputes = disputes;
        this.clock = clock;
    }

    Money left(ReaderId reader, CurrencyCode currency) {
        return lots(reader, currency).stream().map(Lot::left).reduce(Money.zero(currency), Money::plus);
    }

    /** Of the tabs whose readers have some. */
    Map<TabKey, Money> left(List<TabView> tabs) {
        Map<TabKey, Money> left = new HashMap<>();
        jdbc.sql("select distinct reader_id, currency from credit_lot where reader_id = any(:readers)")
                .param(
                        "readers",
                        tabs.stream()
                                .map(tab -> tab.reader().value())
                                .distinct()
                                .toArray(Long[]::new))
                .query((row, number) ->
                        new TabKey(new ReaderId(row.getLong(1)), CurrencyCode.valueOf(row.getString(2))))
                .list()
                .forEach(tab -> left.put(tab, left(tab.reader(), tab.currency())));
        return left;
    }

    long add(ReaderId reader, Money amount, String source) {
        return add(reader, amount, Money.zero(amount.currency()), source);
    }

    /** @param fee what the processor kept of it, which goes where the credit goes */
    long add(ReaderId reader, Money amount, Money fee, String source) {
        return jdbc.sql("""
                        insert into credit_lot (reader_id, currency, amount_micros, fee_micros, source, created_at)
                        values (:reader, :currency, :amount, :fee, :source, :now) returning id""")
                .param("fee", fee.micros())
                .param("reader", reader.value())
                .param("currency", amount.currency().name())
                .param("amount", amount.micros())
                .param("source", source)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** All that its reader was given for this settlement, spent or not. */
    Money given(ReaderId reader, CurrencyCode currency, long settlement, String why) {
        return jdbc.sql("""
                        select coalesce(sum(amount_micros), 0)::bigint from credit_lot
                        where reader_id = :reader and currency = :currency and source like :lots""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .param("lots", "%s-%d-%%".formatted(why, settlement))
                .query((row, number) -> new Money(row.getLong(1), currency))
                .single();
    }

    /** Takes the amount out of the lots for a settlement; there must be as much. */
    void use(Settlement settlement, Money amount) {
        Money open = amount;
        for (Lot lot : lots(settlement.reader(), settlement.currency())) {
            Money part = open.atMost(lot.left());
            if (part.isPositive()) {
                fund(settlement.id(), "credit-" + lot.id(), lot.id(), part);
                open = open.minus(part);
            }
        }
        if (!open.isZero()) {
            throw new IllegalStateException("Settlement %d misses %s of credit".formatted(settlement.id(), open));
        }
    }

    /** What was to pay a part of it pays something else. */
    void free(Settlement settlement) {
        jdbc.sql("""
                        insert into settlement_funding (settlement_id, source, credit_lot_id, amount_micros, fee_micros, funded_at)
                        select settlement_id, 'freed-' || credit_lot_id, credit_lot_id, -amount_micros, -fee_micros, :now
                        from settlement_funding where settlement_id = :settlement and credit_lot_id is not null""")
                .param("settlement", settlement.id())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    void fundByCard(Settlement settlement, String source) {
        jdbc.sql("""
                        insert into settlement_funding (settlement_id, source, amount_micros, funded_at)
                        values (:settlement, :source, :amount, :now)""")
                .param("settlement", settlement.id())
                .param("source", source)
                .param("amount", settlement.charged().micros())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Of the card payments that this settlement's credit is from. */
    Money feeOf(Settlement settlement) {
        return jdbc.sql(
                        "select coalesce(sum(fee_micros), 0)::bigint from settlement_funding where settlement_id = :settlement")
                .param("settlement", settlement.id())
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    private void fund(long settlement, String source, long lot, Money amount) {
        jdbc.sql("""
                        insert into settlement_funding (settlement_id, source, credit_lot_id, amount_micros, fee_micros,
                                                        funded_at)
                        select :settlement, :source, l.id, :amount,
                               part_of(l.fee_micros, u.used + :amount, l.amount_micros)
                               - case when u.used = 0 then 0 else part_of(l.fee_micros, u.used, l.amount_micros) end, :now
                        from credit_lot l cross join lateral (
                            select coalesce(sum(f.amount_micros), 0)::bigint as used from settlement_funding f
                            where f.credit_lot_id = l.id) u
                        where l.id = :lot""")
                .param("settlement", settlement)
                .param("source", source)
                .param("lot", lot)
                .param("amount", amount.micros())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private List<Lot> lots(ReaderId reader, CurrencyCode currency) {
        return jdbc
                .sql("""
                        select id, left_micros, settlement_id from credit_left
                        where reader_id = :reader and currency = :currency and left_micros > 0 order by id""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .query((row, number) -> new Lot(
                        row.getLong("id"),
                        new Money(row.getLong("left_micros"), currency),
                        row.getObject("settlement_id", Long.class)))
                .list()
                .stream()
                .filter(lot -> lot.settlement() == null || !disputes.frozen(Settlement.referenceOf(lot.settlement())))
                .toList();
    }
}
