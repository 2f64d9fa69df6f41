package dev.tuppence.reversals;

import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MisuseRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    MisuseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(ReversalScope scope, String note, ReaderId admin) {
        return jdbc.sql("""
                        insert into misuse (reader_id, charged_from, charged_until, note, asked_by, asked_at)
                        values (:reader, :from, :until, :note, :admin, :now) returning id""")
                .param("reader", scope.readers().iterator().next().value())
                .param("from", scope.from().atOffset(ZoneOffset.UTC))
                .param("until", scope.until().atOffset(ZoneOffset.UTC))
                .param("note", note)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    Optional<Misuse> find(long id) {
        return jdbc.sql("select * from misuse where id = :id")
                .param("id", id)
                .query(MisuseRows::misuse)
                .optional();
    }

    /** False when it was decided before, or is the admin's own. */
    boolean decide(long id, @Nullable Long reversal, ReaderId admin) {
        return jdbc.sql("""
                        update misuse set agreed = :reversal::bigint is not null, decided_by = :admin, decided_at = :now,
                            reversal_id = :reversal
                        where id = :id and agreed is null and asked_by <> :admin""")
                        .param("reversal", reversal)
                        .param("admin", admin.value())
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Those to be decided first, then newest first. */
    List<Misuse> list(int page, int size) {
        return jdbc.sql("select * from misuse order by agreed is not null, id desc offset :offset limit :size")
                .param("offset", (long) page * size)
                .param("size", size)
                .query(MisuseRows::misuse)
                .list();
    }

    private static Misuse misuse(ResultSet row, int number) throws SQLException {
        return new Misuse(
                row.getLong("id"),
                new ReaderId(row.getLong("reader_id")),
                row.getObject("charged_from", OffsetDateTime.class).toInstant(),
                row.getObject("charged_until", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                new ReaderId(row.getLong("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("agreed", Boolean.class),
                row.getObject("reversal_id", Long.class));
    }
}
