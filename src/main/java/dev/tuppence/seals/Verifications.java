package dev.tuppence.seals;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verifications in the background: asked for, left alone and come back to. */
@Service
public class Verifications {

    private final Verification verification;
    private final JdbcClient jdbc;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    Verifications(Verification verification, JdbcClient jdbc, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.verification = verification;
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Does nothing while one runs. */
    @Transactional
    public void ask(@Nullable String expected) {
        jdbc.sql("""
                        insert into verification (asked_at, expected, sealed_rows)
                        select :now, :expected, coalesce(sum(row_count), 0) from seal
                        on conflict do nothing returning id""")
                .param("now", OffsetDateTime.now(clock))
                .param("expected", expected)
                .query(Long.class)
                .optional()
                .ifPresent(id -> scheduler
                        .getObject()
                        .scheduleIfNotExists(
                                VerifyTask.TASK.instance(Long.toString(id)).scheduledTo(clock.instant())));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<VerificationRun> list(int limit) {
        return jdbc.sql("select * from verification order by id desc limit :limit")
                .param("limit", limit)
                .query(Verifications::run)
                .list();
    }

    void run(long id) {
        String expected = jdbc.sql("select expected from verification where id = :id")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .optional()
                .orElse(null);
        VerifiedBooks books = verification.verify(expected, rows -> compared(id, rows));
        Misfit misfit = books.misfit();
        jdbc.sql("""
                        update verification set ended_at = :now, compared = :rows, misfit = :kind, what = :what, detail = :detail
                        where id = :id""")
                .param("now", OffsetDateTime.now(clock))
                .param("rows", books.rows())
                .param("kind", misfit == null ? null : misfit.kind().name())
                .param("what", misfit == null ? null : misfit.what())
                .param("detail", misfit == null ? null : misfit.detail())
                .param("id", id)
                .update();
    }

    private void compared(long id, long rows) {
        jdbc.sql("update verification set compared = :rows where id = :id")
                .param("rows", rows)
                .param("id", id)
                .update();
    }

    private static VerificationRun run(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String kind = row.getString("misfit");
        return new VerificationRun(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("expected"),
                row.getLong("sealed_rows"),
                row.getLong("compared"),
                ended == null ? null : ended.toInstant(),
                kind == null
                        ? null
                        : new Misfit(Misfit.Kind.valueOf(kind), row.getString("what"), row.getString("detail")));
    }
}
