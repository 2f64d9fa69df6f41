package dev.tuppence.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ProcessorCallRows {

    private static final TypeReference<Map<String, Object>> REQUEST = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable String books;

    ProcessorCallRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** These books' name at the processor: part of every key and of every object's metadata. */
    String books() {
        String known = books;
        if (known == null) {
            known = jdbc.sql("select id::text from processor_books")
                    .query((row, number) -> row.getString(1))
                    .single();
            books = known;
        }
        return known;
    }

    Optional<Attempt> pending(String operation, String reference) {
        return jdbc.sql("""
                        select * from processor_call
                        where operation = :operation and reference = :reference and state = 'PENDING'
                        order by attempt desc limit 1""")
                .param("operation", operation)
                .param("reference", reference)
                .query(this::attempt)
                .optional();
    }

    /** What was sent with answered calls is no longer known. */
    void forget(String operation, String reference) {
        jdbc.sql("""
                        update processor_call set request = '{}'
                        where operation = :operation and reference = :reference and state = 'ANSWERED'""")
                .param("operation", operation)
                .param("reference", reference)
                .update();
    }

    /** The code of the last attempt, if it was refused. */
    Optional<String> refusal(String operation, String reference) {
        return jdbc.sql("""
                        select coalesce(failure, '') as failure from processor_call
                        where operation = :operation and reference = :reference order by attempt desc limit 1""")
                .param("operation", operation)
                .param("reference", reference)
                .query((row, number) -> row.getString("failure"))
                .optional()
                .filter(failure -> !failure.isEmpty());
    }

    /** References of calls that wait for an answer since before then, oldest first. */
    List<String> unanswered(String operation, Instant before, int limit) {
        return jdbc.sql("""
                        select reference from processor_call
                        where operation = :operation and state = 'PENDING' and asked_at < :before
                        order by asked_at limit :limit""")
                .param("operation", operation)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** When the pending attempt was committed; the processor forgets keys some time after. */
    Optional<Instant> askedAt(String operation, String reference) {
        return jdbc.sql("""
                        select asked_at from processor_call
                        where operation = :operation and reference = :reference and state = 'PENDING'
                        order by attempt desc limit 1""")
                .param("operation", operation)
                .param("reference", reference)
                .query((row, number) ->
                        row.getObject("asked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    Attempt insert(String operation, String reference, Map<String, Object> request) {
        int number = 1
                + jdbc.sql("""
                        select coalesce(max(attempt), 0) from processor_call
                        where operation = :operation and reference = :reference""")
                        .param("operation", operation)
                        .param("reference", reference)
                        .query(Integer.class)
                        .single();
        return jdbc.sql("""
                        insert into processor_call (operation, reference, attempt, idempotency_key, request, state, asked_at)
                        values (:operation, :reference, :attempt, :key, :request, 'PENDING', :now) returning *""")
                .param("operation", operation)
                .param("reference", reference)
                .param("attempt", number)
                .param("key", "%s/%s/%s/%d".formatted(books(), operation, reference, number))
                .param("request", json.writeValueAsString(request))
                .param("now", OffsetDateTime.now(clock))
                .query(this::attempt)
                .single();
    }

    /** Returns false when it was answered before. */
    boolean markAnswered(long attempt, @Nullable String object, @Nullable String failure) {
        int rows = jdbc.sql("""
                        update processor_call
                        set state = 'ANSWERED', object = :object, failure = :failure, answered_at = :now
                        where id = :id and state = 'PENDING'""")
                .param("object", object)
                .param("failure", failure)
                .param("now", OffsetDateTime.now(clock))
                .param("id", attempt)
                .update();
        return rows == 1;
    }

    /** The outcome became known in another way. */
    void closePending(String operation, String reference, String how) {
        jdbc.sql("""
                        update processor_call set state = 'ANSWERED', failure = :how, answered_at = :now
                        where operation = :operation and reference = :reference and state = 'PENDING'""")
                .param("how", how)
                .param("now", OffsetDateTime.now(clock))
                .param("operation", operation)
                .param("reference", reference)
                .update();
    }

    private Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getLong("id"),
                row.getString("operation"),
                row.getString("reference"),
                row.getInt("attempt"),
                row.getString("idempotency_key"),
                json.readValue(row.getString("request"), REQUEST));
    }
}
