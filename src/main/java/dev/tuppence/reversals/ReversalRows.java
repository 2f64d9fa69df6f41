package dev.tuppence.reversals;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.unlocks.Charge;
import dev.tuppence.unlocks.ChargeKind;
import dev.tuppence.unlocks.ReturnReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReversalRows {

    /** @param after how far this pass is */
    record Due(long id, ReturnReason why, ReversalScope scope, Purchase after) {}

    /** Of this pass. */
    private static final String WAITING = "case when after_reader = 0 then 0 else waiting end";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReversalRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(ReturnReason why, ReversalScope scope) {
        return jdbc.sql("""
                        insert into reversal (why, readers, item_id, creator_id, charged_from, charged_until, started_at, next_at)
                        values (:why, :readers, :item, :creator, :from, :until, :now, :now) returning id""")
                .param("why", why.name())
                .param("readers", scope.readers().stream().map(ReaderId::value).toArray(Long[]::new))
                .param("item", scope.item() == null ? null : scope.item().value())
                .param(
                        "creator",
                        scope.creator() == null ? null : scope.creator().value())
                .param("from", utc(scope.from()))
                .param("until", utc(scope.until()))
                .param("now", now())
                .query(Long.class)
                .single();
    }

    Optional<Reversal> find(long id) {
        return jdbc.sql("select * from reversal where id = :id")
                .param("id", id)
                .query((row, number) -> new Reversal(
                        id,
                        ReturnReason.valueOf(row.getString("why")),
                        scope(row),
                        row.getInt("reversed"),
                        row.getInt("waiting"),
                        instant(row, "started_at"),
                        row.getObject("ended_at") == null ? null : instant(row, "ended_at")))
                .optional();
    }

    List<Due> due() {
        return jdbc.sql("select * from reversal where ended_at is null and next_at <= :now order by id limit 100")
                .param("now", now())
                .query(ReversalRows::one)
                .list();
    }

    /** The batch is done; the next begins behind it. */
    Due goOn(Due due, Purchase last, int reversed, int waiting) {
        return jdbc.sql("""
                        update reversal set reversed = reversed + :reversed, waiting = %s + :waiting,
                            after_reader = :reader, after_kind = :kind, after_subject = :subject, after_take = :take
                        where id = :id returning *""".formatted(WAITING))
                .param("reversed", reversed)
                .param("waiting", waiting)
                .param("reader", last.reader().value())
                .param("kind", last.charge().kind().code())
                .param("subject", last.charge().item().value())
                .param("take", last.charge().take())
                .param("id", due.id())
                .query(ReversalRows::one)
                .single();
    }

    /** All were met: it ends when none waits. */
    void pass(Due due, int reversed, int waiting, Duration again) {
        jdbc.sql("""
                        update reversal set reversed = reversed + :reversed, waiting = %s + :waiting, after_reader = 0,
                            next_at = :next, ended_at = case when %s + :waiting = 0 and charged_until <= :now then coalesce(ended_at, :now) else ended_at end
                        where id = :id""".formatted(WAITING, WAITING))
                .param("reversed", reversed)
                .param("waiting", waiting)
                .param("next", now().plus(again))
                .param("now", now())
                .param("id", due.id())
                .update();
    }

    void end(long id) {
        jdbc.sql("update reversal set ended_at = :now where id = :id and ended_at is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    private static Due one(ResultSet row, int number) throws SQLException {
        var after = new Charge.Key(
                ChargeKind.of(row.getInt("after_kind")),
                new ItemId(row.getLong("after_subject")),
                row.getInt("after_take"));
        return new Due(
                row.getLong("id"),
                ReturnReason.valueOf(row.getString("why")),
                scope(row),
                new Purchase(new ReaderId(row.getLong("after_reader")), after));
    }

    private static ReversalScope scope(ResultSet row) throws SQLException {
        Long[] readers = (Long[]) row.getArray("readers").getArray();
        Long item = row.getObject("item_id", Long.class);
        Long creator = row.getObject("creator_id", Long.class);
        return new ReversalScope(
                Arrays.stream(readers).map(ReaderId::new).collect(Collectors.toSet()),
                item == null ? null : new ItemId(item),
                creator == null ? null : new CreatorId(creator),
                instant(row, "charged_from"),
                instant(row, "charged_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
