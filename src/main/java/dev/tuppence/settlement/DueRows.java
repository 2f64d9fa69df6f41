package dev.tuppence.settlement;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the runs have to do, a page at a time: whoever was done is not found again, so a run can stop anywhere. */
@Repository
class DueRows {

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> toCharge(Instant now, long after, int limit) {
        return page("""
                select id from settlement where state = 'NOTICED' and charge_at <= :at and id > :after
                order by id limit :limit""", now, after, limit);
    }

    List<Long> toRetry(Instant now, long after, int limit) {
        return page("""
                select id from settlement where state = 'DECLINED_SOFT' and retry_at <= :at and id > :after
                order by id limit :limit""", now, after, limit);
    }

    /** Asked for, and no outcome since before then. */
    List<Long> withoutOutcome(Instant before, long after, int limit) {
        return page("""
                select id from settlement where state = 'CHARGING' and moved_at <= :at and id > :after
                order by id limit :limit""", before, after, limit);
    }

    List<Long> waitingForReader(Instant before, long after, int limit) {
        return page("""
                select id from settlement where state = 'NEEDS_ACTION' and moved_at <= :at and id > :after
                order by id limit :limit""", before, after, limit);
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
