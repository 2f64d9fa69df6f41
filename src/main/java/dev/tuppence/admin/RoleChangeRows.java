package dev.tuppence.admin;

import dev.tuppence.identity.ReaderId;
import dev.tuppence.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RoleChangeRows {

    private static final String OPEN = """
            select c.*, r.mail from role_change c join reader r on r.id = c.reader
            where not exists (select from role_decision d where d.change_id = c.id)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleChangeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(ReaderId reader, Role role, boolean granted, ReaderId admin) {
        return jdbc.sql("""
                        insert into role_change (reader, role, granted, requested_by, requested_at)
                        values (:reader, :role, :granted, :admin, :now) returning id""")
                .param("reader", reader.value())
                .param("role", role.name())
                .param("granted", granted)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** False when it was decided before. */
    boolean decide(RoleChange change, boolean approved, ReaderId admin) {
        return jdbc.sql("""
                        insert into role_decision (change_id, reader, requested_by, approved, decided_by, decided_at)
                        values (:id, :reader, :requester, :approved, :admin, :now) on conflict do nothing""")
                        .param("id", change.id())
                        .param("reader", change.reader().value())
                        .param("requester", change.requestedBy().value())
                        .param("approved", approved)
                        .param("admin", admin.value())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    Optional<RoleChange> open(long id) {
        return jdbc.sql(OPEN + " and c.id = :id")
                .param("id", id)
                .query(RoleChangeRows::change)
                .optional();
    }

    /** Those that nobody decided yet. */
    List<RoleChange> oldest(int most) {
        return jdbc.sql(OPEN + " order by c.id limit :most")
                .param("most", most)
                .query(RoleChangeRows::change)
                .list();
    }

    private static RoleChange change(ResultSet row, int number) throws SQLException {
        return new RoleChange(
                row.getLong("id"),
                new ReaderId(row.getLong("reader")),
                row.getString("mail") == null ? "" : row.getString("mail"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("granted"),
                new ReaderId(row.getLong("requested_by")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }
}
