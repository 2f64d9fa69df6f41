package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

    record OnTab(Holding holding, @Nullable Money owed, boolean waits) {}

    /** A grant goes before a charge. */
    private static final String HOLDING = """
            (select true as held, 0 as take, item_version, since as at from library
             where reader_id = :reader and item_id = :item)
            union all
            (select r.debtor is null, c.take, c.item_version, c.charged_at
             from charge c left join charge_return r using (debtor, kind, subject, take)
             where c.debtor = :reader and c.kind = 1 and c.subject = :item order by c.take desc limit 1)
            order by take limit 1\
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Holdings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Holding of(ReaderId reader, ItemId item) {
        return asked(HOLDING, reader, item).query(Holdings::holding).optional().orElse(Holding.NOTHING);
    }

    /** With what the fullest tab owes. */
    OnTab onTab(ReaderId reader, ItemId item) {
        return asked(
                        "select * from (select true) as one left join (" + HOLDING + ") as holding on true" + """
                         left join (select owed_micros, currency from tab where reader_id = :reader and owed_micros > 0
                                    order by owed_micros + due_micros desc, currency limit 1) as fullest on true
                         left join (select waits from tab where reader_id = :reader and waits limit 1) as waiting on true\
                        """,
                        reader,
                        item)
                .query(Holdings::onTab)
                .single();
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

    private StatementSpec asked(String sql, ReaderId reader, ItemId item) {
        return jdbc.sql(sql).param("reader", reader.value()).param("item", item.value());
    }

    private static OnTab onTab(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new OnTab(
                row.getObject("at") == null ? Holding.NOTHING : holding(row, number),
                currency == null ? null : new Money(row.getLong("owed_micros"), CurrencyCode.valueOf(currency)),
                row.getBoolean("waits"));
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                row.getBoolean("held"),
                row.getInt("take"),
                row.getInt("item_version"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
