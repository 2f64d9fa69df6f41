package dev.tuppence.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** At most one run is open. Whoever claimed it last goes on with it. */
@Repository
class CollectionRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CollectionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open run, or a new one; none while the last one is stopped, or when nothing is due. */
    @Transactional
    public Optional<CollectionRun> claim(UUID holder, Instant due) {
        jdbc.sql("""
                        insert into collection_run (started_at, total)
                        select :now, count(*) from settlement where %s
                          and not exists (select from collection_run where finished_at is null)
                          and not exists (select from (select stopped_at from collection_run order by id desc limit 1) r
                                          where r.stopped_at is not null)
                        having count(*) > 0 on conflict do nothing""".formatted(DueRows.TO_COLLECT))
                .param("now", now())
                .param("at", SettlementMoves.utc(due))
                .update();
        return jdbc.sql("update collection_run set holder = :holder where finished_at is null returning *")
                .param("holder", holder)
                .query(CollectionRows::run)
                .optional();
    }

    /** False when it was stopped, or another goes on with it. */
    boolean progress(long run, UUID holder, long settlement, boolean sound) {
        return jdbc.sql("""
                        update collection_run set done = done + 1, failed = failed + :failed, last_settlement = :settlement
                        where id = :run and holder = :holder and finished_at is null""")
                        .param("failed", sound ? 0 : 1)
                        .param("settlement", settlement)
                        .param("run", run)
                        .param("holder", holder)
                        .update()
                == 1;
    }

    void finish(long run, UUID holder) {
        jdbc.sql(
                        "update collection_run set finished_at = :now where id = :run and holder = :holder and finished_at is null")
                .param("now", now())
                .param("run", run)
                .param("holder", holder)
                .update();
    }

    /** The open run ends here; without one, none begins. */
    @Transactional
    public void stop() {
        int open = jdbc.sql("update collection_run set stopped_at = :now, finished_at = :now where finished_at is null")
                .param("now", now())
                .update();
        if (open == 0) {
            jdbc.sql(
                            "insert into collection_run (started_at, stopped_at, finished_at, total) values (:now, :now, :now, 0)")
                    .param("now", now())
                    .update();
        }
    }

    /** What was stopped may go on. */
    void allow() {
        jdbc.sql("update collection_run set stopped_at = null where id = (select max(id) from collection_run)")
                .update();
    }

    /** Newest first. */
    List<CollectionRun> list(int limit) {
        return jdbc.sql("select * from collection_run order by id desc limit :limit")
                .param("limit", limit)
                .query(CollectionRows::run)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static CollectionRun run(ResultSet row, int number) throws SQLException {
        return new CollectionRun(
                row.getLong("id"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                instant(row, "stopped_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("failed"),
                row.getLong("last_settlement"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
