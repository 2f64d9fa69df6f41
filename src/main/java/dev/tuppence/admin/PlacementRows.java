package dev.tuppence.admin;

import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.reconciliation.ProcessorBreak;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlacementRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlacementRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty while another one about this difference waits or is booked. */
    Optional<Long> insert(ProcessorBreak one, CreatorId creator, String note, ReaderId admin) {
        return jdbc.sql("""
                        insert into break_placement (break_id, transfer, creator_id, currency, amount_micros, note, requested_by, requested_at)
                        values (:break, :transfer, :creator, :currency, :amount, :note, :admin, :now)
                        on conflict do nothing returning id""")
                .param("break", one.id())
                .param("transfer", one.object())
                .param("creator", creator.value())
                .param("currency", one.difference().currency().name())
                .param("amount", one.difference().micros())
                .param("note", note)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
    }

    /** Empty when it was decided before, or is the admin's own. */
    Optional<Placement> decide(long id, boolean approved, ReaderId admin) {
        return jdbc.sql("""
                        update break_placement set approved = :approved, decided_by = :admin, decided_at = :now
                        where id = :id and approved is null and requested_by <> :admin returning *""")
                .param("approved", approved)
                .param("admin", admin.value())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .query(PlacementRows::placement)
                .optional();
    }

    /** Those that wait for another one's word. */
    List<Placement> openAbout(Collection<Long> breaks) {
        return jdbc.sql("select * from break_placement where approved is null and break_id = any(:breaks)")
                .param("breaks", breaks.toArray(Long[]::new))
                .query(PlacementRows::placement)
                .list();
    }

    private static Placement placement(ResultSet row, int number) throws SQLException {
        return new Placement(
                row.getLong("id"),
                row.getLong("break_id"),
                row.getString("transfer"),
                new CreatorId(row.getLong("creator_id")),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getString("note"),
                new ReaderId(row.getLong("requested_by")));
    }
}
