package dev.tuppence.unlocks;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.creators.SplitSheetId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChargeRows {

    private final JdbcClient jdbc;

    ChargeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> ofPeriod(ReaderId reader, CurrencyCode currency, int period) {
        return jdbc.sql("""
                        select c.*, r.debtor is not null as returned
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :reader and c.currency = :currency and c.period = :period
                        order by c.charged_at desc, c.kind, c.subject, c.take""")
                .param("reader", reader.value())
                .param("currency", currency.name())
                .param("period", period)
                .query(ChargeRows::line)
                .list();
    }

    /** Held items, newest first; a grant has no price. */
    List<Line> held(ReaderId reader, int limit, long offset) {
        return jdbc.sql("""
                        select c.kind, c.subject, c.item_version, c.take, c.payee, c.split_sheet, c.amount_micros, c.currency, c.period,
                               c.charged_at, false as returned
                        from charge c left join charge_return r using (debtor, kind, subject, take)
                        where c.debtor = :reader and c.kind = 1 and c.subject > 0 and r.debtor is null
                        union all
                        select 1, item_id, item_version, 0, 0, 0, 0, 'USD', 0, since, false from library
                        where reader_id = :reader
                        order by charged_at desc, subject limit :limit offset :offset""")
                .param("reader", reader.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(ChargeRows::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        int split = row.getInt("split_sheet");
        return new Line(
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("subject")),
                row.getInt("item_version"),
                row.getInt("take"),
                new CreatorId(row.getLong("payee")),
                split == 0 ? null : new SplitSheetId(split),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getInt("period"),
                row.getObject("charged_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("returned"));
    }
}
