package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundRows {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    RefundRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Today's refund of a settlement; under its tab's lock. */
    long ofToday(long settlement) {
        jdbc.sql("""
                        insert into settlement_refund (settlement_id, day, state, moved_at)
                        values (:settlement, :day, 'COLLECTING', :now) on conflict do nothing""")
                .param("settlement", settlement)
                .param("day", today())
                .param("now", OffsetDateTime.now(clock))
                .update();
        return jdbc.sql("""
                        select id from settlement_refund
                        where settlement_id = :settlement and day = :day and state = 'COLLECTING' for update""")
                .param("settlement", settlement)
                .param("day", today())
                .query(Long.class)
                .single();
    }

    /** Of days that are over. */
    List<Long> toSend(long after, int limit) {
        return jdbc.sql("""
                        select id from settlement_refund where state = 'COLLECTING' and day < :day and id > :after
                        order by id limit :limit""")
                .param("day", today())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    List<Long> collecting(long settlement) {
        return jdbc.sql("select id from settlement_refund where settlement_id = :settlement and state = 'COLLECTING'")
                .param("settlement", settlement)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Returns false when it was no longer in that state. */
    boolean move(long id, RefundState from, RefundState to, @Nullable String failure) {
        return jdbc.sql("""
                        update settlement_refund set state = :to, failure = :failure, moved_at = :now
                        where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("failure", failure)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    long settlementOf(long id) {
        return jdbc.sql("select settlement_id from settlement_refund where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<CardRefund> of(long settlement, CurrencyCode currency) {
        return jdbc.sql("""
                        select r.id, r.state, r.moved_at, sum(t.amount_micros)::bigint as micros
                        from settlement_refund r join credit_taken t on t.source = 'refund-' || r.id
                        where r.settlement_id = :settlement and t.amount_micros > 0
                        group by r.id order by r.id desc limit :limit""")
                .param("settlement", settlement)
                .param("limit", MOST)
                .query((row, number) -> new CardRefund(
                        row.getLong("id"),
                        RefundState.valueOf(row.getString("state")),
                        new Money(row.getLong("micros"), currency),
                        row.getObject("moved_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
