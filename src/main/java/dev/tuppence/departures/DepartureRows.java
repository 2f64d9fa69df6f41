package dev.tuppence.departures;

import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DepartureRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    DepartureRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False while there is one. */
    boolean insert(ReaderId reader, Instant endsAt) {
        return jdbc.sql("""
                        insert into departure (reader_id, asked_at, ends_at) values (:reader, :now, :endsAt)
                        on conflict do nothing""")
                        .param("reader", reader.value())
                        .param("now", OffsetDateTime.now(clock))
                        .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Departure> underWay(ReaderId reader) {
        return jdbc.sql("select asked_at, ends_at from departure where reader_id = :reader and ended_at is null")
                .param("reader", reader.value())
                .query((row, number) -> new Departure(instant(row, "asked_at"), instant(row, "ends_at")))
                .optional();
    }

    /** False when it has ended. */
    boolean undo(ReaderId reader) {
        return jdbc.sql("delete from departure where reader_id = :reader and ended_at is null")
                        .param("reader", reader.value())
                        .update()
                == 1;
    }

    List<ReaderId> due(long after, int limit) {
        return jdbc.sql("""
                        select reader_id from departure where ended_at is null and ends_at <= :now and reader_id > :after
                        order by reader_id limit :limit""")
                .param("now", OffsetDateTime.now(clock))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .list();
    }

    /** Of two that end it, and of one that undoes it meanwhile, one goes on. */
    boolean lock(ReaderId reader) {
        return jdbc.sql("select 1 from departure where reader_id = :reader and ended_at is null for update")
                        .param("reader", reader.value())
                        .query()
                        .listOfRows()
                        .size()
                == 1;
    }

    void end(ReaderId reader) {
        jdbc.sql("update departure set ended_at = :now where reader_id = :reader")
                .param("now", OffsetDateTime.now(clock))
                .param("reader", reader.value())
                .update();
    }

    /** What an address left unpaid is remembered by its mark. */
    void keepClaim(ReaderId reader, byte[] mark) {
        jdbc.sql("insert into departed_claim (reader_id, mail_mark, kept_at) values (:reader, :mark, :now)")
                .param("reader", reader.value())
                .param("mark", mark)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    boolean claimed(byte[] mark) {
        return jdbc.sql("select exists (select from departed_claim where mail_mark = :mark and cleared_at is null)")
                .param("mark", mark)
                .query(Boolean.class)
                .single();
    }

    /** Who left something unpaid with this address, the first one first. */
    List<ReaderId> claims(byte[] mark) {
        return jdbc.sql(
                        "select reader_id from departed_claim where mail_mark = :mark and cleared_at is null order by reader_id")
                .param("mark", mark)
                .query((row, number) -> new ReaderId(row.getLong(1)))
                .list();
    }

    /** It was paid, or its payment was taken back. */
    void claim(ReaderId departed, boolean stands) {
        jdbc.sql(
                        "update departed_claim set cleared_at = case when :stands then null else :now::timestamptz end where reader_id = :reader")
                .param("stands", stands)
                .param("now", OffsetDateTime.now(clock))
                .param("reader", departed.value())
                .update();
    }

    boolean clear(byte[] mark) {
        return jdbc.sql("update departed_claim set cleared_at = :now where mail_mark = :mark and cleared_at is null")
                        .param("now", OffsetDateTime.now(clock))
                        .param("mark", mark)
                        .update()
                > 0;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
