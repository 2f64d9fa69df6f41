package dev.tuppence.settlement;

import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Credit that leaves otherwise than by paying a settlement. */
@Repository
class TakenCredit {

    private final JdbcClient jdbc;
    private final Clock clock;

    TakenCredit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What it is from; its names in the lots. */
    enum From {
        GIVEN_BACK("return-%"),
        /** Paid ahead as well. */
        CARD_PAYMENT("%");

        private final String lots;

        From(String lots) {
            this.lots = lots;
        }
    }

    /** Of this settlement's card payment. */
    Money left(Settlement settlement, From from) {
        return jdbc.sql("""
                        select coalesce(sum(left_micros), 0)::bigint from credit_left join credit_lot using (id)
                        where credit_left.reader_id = :reader and credit_left.currency = :currency
                          and settlement_id = :settlement and source like :lots""")
                .param("lots", from.lots)
                .param("reader", settlement.reader().value())
                .param("currency", settlement.currency().name())
                .param("settlement", settlement.id())
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    /** Takes as much as {@link #left} says at most, under the tab's lock; the row that says so. */
    long take(Settlement settlement, From from, Money amount, String source) {
        return jdbc.sql("""
                        with lot as (
                            select id, left_micros, (sum(left_micros) over (order by id) - left_micros)::bigint as before
                            from credit_left join credit_lot using (id)
                            where credit_left.reader_id = :reader and credit_left.currency = :currency
                              and settlement_id = :settlement and left_micros > 0 and credit_lot.source like :lots
                        ), taken as (
                            insert into credit_taken (credit_lot_id, source, amount_micros, taken_at)
                            select id, :source, least(left_micros, :amount - before), :now from lot where before < :amount
                            returning id
                        )
                        select max(id) from taken""")
                .param("lots", from.lots)
                .param("reader", settlement.reader().value())
                .param("currency", settlement.currency().name())
                .param("settlement", settlement.id())
                .param("source", source)
                .param("amount", amount.micros())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** What the processor kept of card payments that was to go where the credit went, which it does no longer. */
    Money feeOf(Settlement settlement, String source) {
        return jdbc.sql("""
                        select coalesce(sum(case when v.left_micros = 0
                            then l.fee_micros - (select coalesce(sum(f.fee_micros), 0) from settlement_funding f
                                                 where f.credit_lot_id = l.id)
                                - coalesce((select sum(part_of(l.fee_micros, o.micros, l.amount_micros)) from (
                                      select sum(amount_micros)::bigint as micros from credit_taken
                                      where credit_lot_id = l.id and source <> :source
                                      group by source having sum(amount_micros) > 0) o), 0)
                            else part_of(l.fee_micros, t.amount_micros, l.amount_micros) end), 0)::bigint
                        from credit_taken t join credit_lot l on l.id = t.credit_lot_id join credit_left v on v.id = l.id
                        where t.source = :source and t.amount_micros > 0""")
                .param("source", source)
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    /** For whatever begins so. */
    Money takenFor(Settlement settlement, String beginning) {
        return jdbc.sql("""
                        select coalesce(sum(t.amount_micros), 0)::bigint
                        from credit_taken t join credit_lot l on l.id = t.credit_lot_id
                        where l.reader_id = :reader and l.currency = :currency and starts_with(t.source, :beginning)""")
                .param("reader", settlement.reader().value())
                .param("currency", settlement.currency().name())
                .param("beginning", beginning)
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    Money taken(Settlement settlement, String source) {
        return jdbc.sql("select coalesce(sum(amount_micros), 0)::bigint from credit_taken where source = :source")
                .param("source", source)
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    /** All that was taken for this; how much that is. */
    Money giveBack(Settlement settlement, String source) {
        return jdbc.sql("""
                        with back as (
                            insert into credit_taken (credit_lot_id, source, amount_micros, taken_at)
                            select credit_lot_id, source, -sum(amount_micros), :now from credit_taken where source = :source
                            group by credit_lot_id, source having sum(amount_micros) <> 0
                            returning amount_micros
                        )
                        select coalesce(-sum(amount_micros), 0)::bigint from back""")
                .param("source", source)
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }
}
