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

    /** Of what was given back out of this settlement. */
    Money left(Settlement settlement) {
        return jdbc.sql("""
                        select coalesce(sum(left_micros), 0)::bigint from credit_left
                        where reader_id = :reader and currency = :currency and settlement_id = :settlement""")
                .param("reader", settlement.reader().value())
                .param("currency", settlement.currency().name())
                .param("settlement", settlement.id())
                .query((row, number) -> new Money(row.getLong(1), settlement.currency()))
                .single();
    }

    /** Takes as much as {@link #left} says at most, under the tab's lock; the row that says so. */
    long take(Settlement settlement, Money amount, String source) {
        return jdbc.sql("""
                        with lot as (
                            select id, left_micros, (sum(left_micros) over (order by id) - left_micros)::bigint as before
                            from credit_left
                            where reader_id = :reader and currency = :currency and settlement_id = :settlement
                              and left_micros > 0
                        ), taken as (
                            insert into credit_taken (credit_lot_id, source, amount_micros, taken_at)
                            select id, :source, least(left_micros, :amount - before), :now from lot where before < :amount
                            returning id
                        )
                        select max(id) from taken""")
                .param("reader", settlement.reader().value())
                .param("currency", settlement.currency().name())
                .param("settlement", settlement.id())
                .param("source", source)
                .param("amount", amount.micros())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
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
