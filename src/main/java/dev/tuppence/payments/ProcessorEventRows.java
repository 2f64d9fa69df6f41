package dev.tuppence.payments;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProcessorEventRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessorEventRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean insert(String event, WebhookEndpoint endpoint, String type, String payload) {
        int rows = jdbc.sql("""
                        insert into processor_event (id, endpoint, type, payload, received_at)
                        values (:id, :endpoint, :type, :payload, :now) on conflict do nothing""")
                .param("id", event)
                .param("endpoint", endpoint.name())
                .param("type", type)
                .param("payload", payload)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return rows == 1;
    }

    /** Empty when it was handled before. */
    Optional<String> unhandled(String event) {
        return jdbc.sql("select payload from processor_event where id = :id and handled_at is null")
                .param("id", event)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    Optional<Instant> oldestUnhandled() {
        return jdbc.sql("select received_at from processor_event where handled_at is null order by received_at limit 1")
                .query((row, number) ->
                        row.getObject("received_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void markHandled(String event) {
        jdbc.sql("""
                        update processor_event set handled_at = :now, failed_at = null, failure = null
                        where id = :id and handled_at is null""").param("now", OffsetDateTime.now(clock)).param("id", event).update();
    }

    void markFailed(String event, String failure) {
        jdbc.sql(
                        "update processor_event set failed_at = :now, failure = :failure where id = :id and handled_at is null")
                .param("now", OffsetDateTime.now(clock))
                .param("failure", failure)
                .param("id", event)
                .update();
    }

    /** For who tries it again: of two at once, one. */
    boolean lockFailed(String event) {
        return jdbc.sql("select 1 from processor_event where id = :id and failed_at is not null for update")
                .param("id", event)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void clearFailure(String event) {
        jdbc.sql("update processor_event set failed_at = null, failure = null where id = :id")
                .param("id", event)
                .update();
    }

    List<FailedEvents.FailedEvent> failed(int limit) {
        return jdbc.sql("""
                        select id, type, failure, received_at, failed_at from processor_event
                        where failed_at is not null and handled_at is null order by failed_at limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new FailedEvents.FailedEvent(
                        row.getString("id"),
                        row.getString("type"),
                        row.getString("failure"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("failed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
