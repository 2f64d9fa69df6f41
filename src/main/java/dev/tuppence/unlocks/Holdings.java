package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What readers have, by charge or by grant. */
@Repository
class Holdings {

    /**
     * @param take of the charge that holds, or of the last one returned; 0 without any
     * @param version 0 when nothing holds
     */
    record Holding(boolean held, int take, int version, Instant since) {

        private static final Holding NOTHING = new Holding(false, 0, 0, Instant.MIN);

        int nextTake() {
            return take + 1;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Holdings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A grant goes before a charge. */
    Holding of(ReaderId reader, ItemId item) {
        return jdbc.sql("""
            (select true as held, 0 as take, item_version, since as at from library
             where reader_id = :reader and item_id = :item)
            union all
            (select r.debtor is null, c.take, c.item_version, c.charged_at
             from charge c left join charge_return r using (debtor, kind, subject, take)
             where c.debtor = :reader and c.kind = 1 and c.subject = :item order by c.take desc limit 1)
            order by take limit 1\
            """)
                .param("reader", reader.value())
                .param("item", item.value())
                .query(Holdings::holding)
                .optional()
                .orElse(Holding.NOTHING);
    }

    void grant(ReaderId reader, ItemId item, int version, String source) {
        jdbc.sql("""
            insert into library (reader_id, item_id, item_version, since, source)
            values (:reader, :item, :version, :since, :source) on conflict do nothing\
            """)
                .param("reader", reader.value())
                .param("item", item.value())
                .param("version", version)
                .param("since", OffsetDateTime.now(clock))
                .param("source", source)
                .update();
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                row.getBoolean("held"),
                row.getInt("take"),
                row.getInt("item_version"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
