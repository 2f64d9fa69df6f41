package dev.tuppence.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may do more than read. */
@Service
@Transactional
public class Roles {

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

    public void revoke(ReaderId reader, Role role) {
        jdbc.sql("delete from reader_role where reader_id = :reader and role = :role")
                .param("reader", reader.value())
                .param("role", role.name())
                .update();
        signIns.forget(reader);
    }
}
