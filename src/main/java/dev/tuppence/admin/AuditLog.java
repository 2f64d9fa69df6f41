package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What admins did, and whose data they looked at. Joins the caller's transaction where there is one. */
@Component
public class AuditLog {

    /**
     * @param subject what it was about, e.g. {@code case 7}; readers by their operator's pseudonym
     * @param reader whose data it was; none for the platform's own
     */
    public record Entry(
            long id,
            ReaderId admin,
            AuditAction action,
            String subject,
            @Nullable ReaderId reader,
            Instant at) {}

    /** Which lines: null for all. */
    public record Filter(
            @Nullable ReaderId admin,
            @Nullable ReaderId reader,
            @Nullable AuditAction action) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(ReaderId admin, AuditAction action, String subject) {
        add(admin, action, subject, null);
    }

    /** @param reader whose data it is */
    public void add(ReaderId admin, AuditAction action, String subject, @Nullable ReaderId reader) {
        jdbc.sql("""
                        insert into admin_audit (admin, action, subject, reader, at)
                        values (:admin, :action, :subject, :reader, :now)""")
                .param("admin", admin.value())
                .param("action", action.name())
                .param("subject", subject)
                .param("reader", reader == null ? null : reader.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** A line for each whose data it is, or one where it is nobody's. */
    public void addEach(ReaderId admin, AuditAction action, String subject, Collection<ReaderId> readers) {
        if (readers.isEmpty()) {
            add(admin, action, subject);
        }
        readers.forEach(reader -> add(admin, action, subject, reader));
    }

    /** Newest first. */
    public List<Entry> list(Filter filter, int page, int size) {
        ReaderId admin = filter.admin();
        ReaderId reader = filter.reader();
        AuditAction action = filter.action();
        return jdbc.sql("select * from admin_audit where true"
                        + (admin == null ? "" : " and admin = :admin")
                        + (reader == null ? "" : " and reader = :reader")
                        + (action == null ? "" : " and action = :action")
                        + " order by id desc offset :offset limit :size")
                .param("admin", admin == null ? null : admin.value())
                .param("reader", reader == null ? null : reader.value())
                .param("action", action == null ? null : action.name())
                .param("offset", (long) page * size)
                .param("size", size)
                .query(AuditLog::entry)
                .list();
    }

    /** What was done, without looks, about somebody's data; newest first. */
    public List<Entry> deedsAbout(ReaderId reader, int most) {
        return deeds("reader", reader.value(), most);
    }

    /** The same about a subject, e.g. {@code case 7}. */
    public List<Entry> deedsAbout(String subject, int most) {
        return deeds("subject", subject, most);
    }

    private List<Entry> deeds(String column, Object value, int most) {
        return jdbc.sql(
                        "select * from admin_audit where %s = :value and action <> all (:looks::text[]) order by id desc limit :most"
                                .formatted(column))
                .param("value", value)
                .param("looks", AuditAction.LOOKS.stream().map(Enum::name).toArray(String[]::new))
                .param("most", most)
                .query(AuditLog::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        Long reader = row.getObject("reader", Long.class);
        return new Entry(
                row.getLong("id"),
                new ReaderId(row.getLong("admin")),
                AuditAction.valueOf(row.getString("action")),
                row.getString("subject"),
                reader == null ? null : new ReaderId(reader),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
