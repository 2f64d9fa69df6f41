package dev.tuppence.sandbox.processor;

import com.stripe.model.HasId;
import com.stripe.model.StripeObject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stripe's objects, each as the document that the interface answers. An empty account is the platform. */
@Repository
@Profile("sandbox")
class ObjectStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ObjectStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    <T extends StripeObject & HasId> T insert(String account, T object) {
        jdbc.sql("""
                        insert into processor.object (id, kind, account, created_at, body)
                        values (:id, :kind, :account, :now, cast(:body as jsonb))""")
                .param("id", object.getId())
                .param("kind", object.getClass().getSimpleName())
                .param("account", account)
                .param("now", OffsetDateTime.now(clock))
                .param("body", Json.text(object))
                .update();
        return object;
    }

    <T extends StripeObject & HasId> T update(T object) {
        jdbc.sql("update processor.object set body = cast(:body as jsonb) where id = :id")
                .param("id", object.getId())
                .param("body", Json.text(object))
                .update();
        return object;
    }

    <T extends StripeObject & HasId> Optional<T> find(Class<T> kind, String account, String id) {
        return find(kind, account, id, "");
    }

    /** Until the transaction ends nobody else changes it. */
    <T extends StripeObject & HasId> Optional<T> lock(Class<T> kind, String account, String id) {
        return find(kind, account, id, " for update");
    }

    /** Any kind of object of the account. */
    Optional<String> body(String id, String account) {
        return jdbc.sql("select body from processor.object where id = :id and account = :account")
                .param("id", id)
                .param("account", account)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** Oldest first, at most a thousand. {@code field} is a name of ours, never a stranger's text. */
    <T extends StripeObject & HasId> List<T> all(Class<T> kind, String account, String field, String value) {
        return jdbc.sql("""
                        select body from processor.object
                        where kind = :kind and account = :account and body ->> '%s' = :value
                        order by number limit 1000""".formatted(field))
                .param("kind", kind.getSimpleName())
                .param("account", account)
                .param("value", value)
                .query((row, number) -> Json.read(row.getString(1), kind))
                .list();
    }

    /**
     * Those whose time has come; rows that somebody else holds come next time.
     *
     * @param path PostgreSQL's path to the second of the epoch at which they are due
     */
    <T extends StripeObject & HasId> List<T> lockDue(Class<T> kind, String account, Set<String> statuses, String path) {
        return jdbc.sql("""
                        select body from processor.object
                        where kind = :kind and account = :account and body ->> 'status' in (:statuses)
                          and (body #>> cast(:path as text[]))::bigint <= :now
                        order by number limit 1000 for update skip locked""")
                .param("kind", kind.getSimpleName())
                .param("account", account)
                .param("statuses", statuses)
                .param("path", path)
                .param("now", clock.instant().getEpochSecond())
                .query((row, number) -> Json.read(row.getString(1), kind))
                .list();
    }

    /** Newest first. */
    <T extends StripeObject & HasId> List<T> newest(Class<T> kind, int limit) {
        return jdbc.sql("select body from processor.object where kind = :kind order by number desc limit :limit")
                .param("kind", kind.getSimpleName())
                .param("limit", limit)
                .query((row, number) -> Json.read(row.getString(1), kind))
                .list();
    }

    private <T extends StripeObject & HasId> Optional<T> find(
            Class<T> kind, String account, String id, String locking) {
        return jdbc.sql("select body from processor.object where id = :id and kind = :kind and account = :account"
                        + locking)
                .param("id", id)
                .param("kind", kind.getSimpleName())
                .param("account", account)
                .query((row, number) -> Json.read(row.getString(1), kind))
                .optional();
    }
}
