package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the runs have to do, a page at a time: whoever was done is not found again, so a run can stop anywhere. */
@Repository
class DueRows {

    static final String TO_COLLECT = """
            (state = 'NOTICED' and charge_at <= :at and (retry_at is null or retry_at <= :at)
             or state = 'DECLINED_SOFT' and retry_at <= :at)""";

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Announced and the time has come, or declined and to be tried again. */
    List<Long> toCollect(Instant now, long after, int limit) {
        return page(
                "select id from settlement where %s and id > :after order by id limit :limit".formatted(TO_COLLECT),
                now,
                after,
                limit);
    }

    List<CollectionRuns.Due> sums(Instant now) {
        return jdbc.sql("""
                        select s.currency, count(*)::int as settlements, count(c.payer)::int as with_card,
                               sum(gross_micros + carried_in_micros - removed_micros)::bigint as amount
                        from settlement s left join
                            (select distinct payer from saved_card where replaced_at is null) c on c.payer = s.reader_id
                        where %s group by s.currency order by s.currency""".formatted(TO_COLLECT))
                .param("at", SettlementMoves.utc(now))
                .query((row, number) -> new CollectionRuns.Due(
                        row.getInt("settlements"),
                        row.getInt("with_card"),
                        new Money(row.getLong("amount"), CurrencyCode.valueOf(row.getString("currency")))))
                .list();
    }

    /** Not paid, and its oldest unlock is from before then. */
    List<Long> toWriteOff(Instant before, long after, int limit) {
        return page("""
                select id from settlement
                where state in ('NOTICED', 'NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD') and oldest_at <= :at and id > :after
                order by id limit :limit""", before, after, limit);
    }

    /** Asked for, and no outcome since before then. */
    List<Long> withoutOutcome(Instant before, long after, int limit) {
        return page("""
                select id from settlement where state = 'CHARGING' and moved_at <= :at and id > :after
                order by id limit :limit""", before, after, limit);
    }

    List<Long> waitingForReader(Instant before, long after, int limit) {
        return page("""
                select id from settlement
                where state in ('NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD') and waits_since <= :at and id > :after
                order by id limit :limit""", before, after, limit);
    }

    List<Long> notConfirmed(Instant before, long after, int limit) {
        return page("""
                select id from settlement where state = 'NEEDS_ACTION' and moved_at <= :at and id > :after
                order by id limit :limit""", before, after, limit);
    }

    /** Not confirmed since before then, and reminded that often. */
    List<Long> toRemind(int reminders, Instant before, long after, int limit) {
        return page("""
                select id from settlement
                where state = 'NEEDS_ACTION' and reminders = %d and moved_at <= :at and id > :after
                order by id limit :limit""".formatted(reminders), before, after, limit);
    }

    private List<Long> page(String sql, Instant at, long after, int limit) {
        return jdbc.sql(sql)
                .param("at", SettlementMoves.utc(at))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
