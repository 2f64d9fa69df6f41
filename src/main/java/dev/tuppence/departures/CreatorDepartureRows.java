package dev.tuppence.departures;

import dev.tuppence.creators.CreatorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class CreatorDepartureRows {

    private static final RowMapper<CreatorId> CREATOR = (row, number) -> new CreatorId(row.getLong("creator_id"));

    private final JdbcClient jdbc;
    private final DeparturesSettings settings;
    private final Clock clock;

    CreatorDepartureRows(JdbcClient jdbc, DeparturesSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    public Departure insert(CreatorId creator) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into creator_departure (creator_id, asked_at, ends_at) values (:creator, :now, :endsAt)
                        on conflict do nothing""")
                .param("creator", creator.value())
                .param("now", now)
                .param("endsAt", now.plus(settings.undo()))
                .update();
        return underWay(creator).orElseThrow();
    }

    public Optional<Departure> underWay(CreatorId creator) {
        return jdbc.sql(
                        "select asked_at, ends_at from creator_departure where creator_id = :creator and ended_at is null")
                .param("creator", creator.value())
                .query((row, number) -> new Departure(instant(row, "asked_at"), instant(row, "ends_at")))
                .optional();
    }

    public boolean undo(CreatorId creator) {
        return jdbc.sql(
                                "delete from creator_departure where creator_id = :creator and ended_at is null and ends_at > :now")
                        .param("creator", creator.value())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    public Duration undoFor() {
        return settings.undo();
    }

    public List<CreatorId> due(int limit) {
        return jdbc.sql("""
                        select creator_id from creator_departure where ended_at is null and ends_at <= :now
                        order by ends_at limit :limit""")
                .param("now", OffsetDateTime.now(clock))
                .param("limit", limit)
                .query(CREATOR)
                .list();
    }

    public void end(CreatorId creator) {
        jdbc.sql("update creator_departure set ended_at = :now where creator_id = :creator and ended_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("creator", creator.value())
                .update();
    }

    public List<CreatorId> left(long after, int limit) {
        return jdbc.sql("""
                        select creator_id from creator_departure where ended_at is not null and creator_id > :after
                        order by creator_id limit :limit""")
                .param("after", after)
                .param("limit", limit)
                .query(CREATOR)
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
