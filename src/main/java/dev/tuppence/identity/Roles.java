package dev.tuppence.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may do more than read. */
@Service
@Transactional
public class Roles {

    private static final int MOST = 500;

    /** Somebody's role. */
    public record Holder(ReaderId reader, String mail, Role role, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignIns signIns;

    Roles(JdbcClient jdbc, Clock clock, SignIns signIns) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.signIns = signIns;
    }

    /** Granting twice changes nothing. */
    public void grant(ReaderId reader, Role role) {
        jdbc.sql("""
                        insert into reader_role (reader_id, role, granted_at) values (:reader, :role, :now)
                        on conflict do nothing""")
                .param("reader", reader.value())
                .param("role", role.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        signIns.forget(reader);
    }

    /** @throws LastAdmin when nobody else would be one; of two that go at once, the second stays */
    public void revoke(ReaderId reader, Role role) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('reader_role', 0))")
                .query((row, number) -> true)
                .single();
        boolean gone = jdbc.sql("delete from reader_role where reader_id = :reader and role = :role")
                        .param("reader", reader.value())
                        .param("role", role.name())
                        .update()
                == 1;
        if (gone && role == Role.ADMIN && !anAdminIsLeft()) {
            throw new LastAdmin(reader);
        }
        signIns.forget(reader);
    }

    /** Whoever forgets a reader forgets its roles. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revokeAll(ReaderId reader) {
        for (Role role : Role.values()) {
            revoke(reader, role);
        }
    }

    /** Whether nobody would be an admin without this one. */
    @Transactional(readOnly = true)
    public boolean isLastAdmin(ReaderId reader) {
        return jdbc.sql("select array_agg(reader_id) = array[:reader::bigint] from reader_role where role = 'ADMIN'")
                .param("reader", reader.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** By address. */
    @Transactional(readOnly = true)
    public List<Holder> holders() {
        return jdbc.sql("""
                        select r.id, r.mail, h.role, h.granted_at from reader_role h join reader r on r.id = h.reader_id
                        where r.mail is not null order by r.mail, h.role limit :most""")
                .param("most", MOST)
                .query((row, number) -> new Holder(
                        new ReaderId(row.getLong("id")),
                        row.getString("mail"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("granted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private boolean anAdminIsLeft() {
        return jdbc.sql("select exists (select from reader_role where role = 'ADMIN')")
                .query(Boolean.class)
                .single();
    }
}
