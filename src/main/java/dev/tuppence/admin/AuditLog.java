package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What admins did, and whose data they looked at. Joins the caller's transaction where there is one. */
@Component
public class AuditLog {

    /** @param subject what it was about, e.g. {@code case 7}; readers by their operator's pseudonym */
    public record Entry(long id, ReaderId admin, AuditAction action, String subject, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(ReaderId admin, AuditAction action, String subject) {
        jdbc.sql("insert into admin_audit (admin, action, subject, at) values (:admin, :action, :subject, :now)")
                .param("admin", admin.value())
                .param("action", action.name())
                .param("subject", subject)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Newest first. */
    public List<Entry> list(int page, int size) {
        return jdbc.sql("select * from admin_audit order by id desc offset :offset limit :size")
                .param("offset", (long) page * size)
                .param("size", size)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        new ReaderId(row.getLong("admin")),
                        AuditAction.valueOf(row.getString("action")),
                        row.getString("subject"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
