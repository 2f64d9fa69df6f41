package dev.tuppence.sandbox.processor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who still has to hear of which event. A row is claimed by moving its next attempt away, so that a crash repeats it. */
@Repository
@Profile("sandbox")
class WebhookDeliveries {

    private static final Duration CLAIMED = Duration.ofMinutes(1);

    /** @param attempt 1 for the first */
    record Claim(long id, String path, int attempt, String payload) {}

    /** For people: @param answer what the endpoint said last */
    record Row(
            String type,
            String path,
            int attempts,
            Instant createdAt,
            boolean delivered,
            @Nullable String answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    WebhookDeliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param at not before then */
    long add(String event, String path, Instant at) {
        return jdbc.sql("""
                        insert into processor.delivery (event_id, path, next_attempt_at)
                        values (:event, :path, :at) returning id""")
                .param("event", event)
                .param("path", path)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }

    List<Long> due(int attempts, int limit) {
        return jdbc.sql("""
                        select id from processor.delivery
                        where delivered_at is null and next_attempt_at <= :now and attempts < :attempts
                        order by next_attempt_at limit :limit""")
                .param("now", OffsetDateTime.now(clock))
                .param("attempts", attempts)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    Optional<Claim> claim(long id, int attempts) {
        return jdbc.sql("""
                        update processor.delivery as d set attempts = d.attempts + 1, next_attempt_at = :until
                        from processor.object as o
                        where d.id = :id and o.id = d.event_id and d.delivered_at is null
                          and d.next_attempt_at <= :now and d.attempts < :attempts
                        returning d.id, d.path, d.attempts, o.body""")
                .param("id", id)
                .param("attempts", attempts)
                .param("now", OffsetDateTime.now(clock))
                .param("until", OffsetDateTime.now(clock).plus(CLAIMED))
                .query((row, number) -> new Claim(
                        row.getLong("id"), row.getString("path"), row.getInt("attempts"), row.getString("body")))
                .optional();
    }

    void delivered(long id, String answer) {
        jdbc.sql("update processor.delivery set delivered_at = :now, answer = :answer where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    void failed(long id, String answer, Duration retry) {
        jdbc.sql("update processor.delivery set next_attempt_at = :next, answer = :answer where id = :id")
                .param("next", OffsetDateTime.now(clock).plus(retry))
                .param("answer", answer)
                .param("id", id)
                .update();
    }

    List<Row> newest(int limit) {
        return jdbc.sql("""
                        select o.body ->> 'type' as type, d.path, d.attempts, o.created_at, d.delivered_at, d.answer
                        from processor.delivery d join processor.object o on o.id = d.event_id
                        order by d.id desc limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getString("type"),
                        row.getString("path"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("delivered_at") != null,
                        row.getString("answer")))
                .list();
    }
}
