package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A creator's earnings as they are read; row-level security stands behind the creator's id. */
@Repository
class EarningRows {

    static final String STATE = """
            case when released_at is null then 'COLLECTED'
                 when unclaimed_at is not null then 'UNCLAIMED'
                 when transfer_id is null then 'AVAILABLE'
                 when transfer.state = 'SENT' then 'PAID'
                 else 'IN_TRANSIT' end""";

    private static final String LINES = """
            select earning.*, %s as place from earning left join transfer on transfer.id = transfer_id
            where earning.creator_id = :creator\s""".formatted(STATE);

    private final JdbcClient jdbc;

    EarningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Earning> lines(CreatorId creator, CurrencyCode currency, @Nullable ItemId item, long offset, int limit) {
        return jdbc.sql(LINES + """
                        and earning.currency = :currency and (:item::bigint is null or item_id = :item)
                        order by earning.id desc offset :offset limit :limit""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("item", item == null ? null : item.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(EarningRows::earning)
                .list();
    }

    /** Only what readers paid, nothing accrued. */
    List<ItemEarnings> byItem(CreatorId creator, CurrencyCode currency) {
        return jdbc.sql("""
                        with placed as (
                          select item_id, kind = 3 as pledged, units, gross_micros + tax_micros as gross_micros, net_micros, %s as place
                          from earning left join transfer on transfer.id = transfer_id
                          where earning.creator_id = :creator and earning.currency = :currency)
                        select item_id, pledged, sum(units)::int as units, sum(gross_micros)::bigint as gross,
                          coalesce(sum(net_micros) filter (where place = 'COLLECTED'), 0)::bigint as collected,
                          coalesce(sum(net_micros) filter (where place = 'AVAILABLE'), 0)::bigint as available,
                          coalesce(sum(net_micros) filter (where place = 'IN_TRANSIT'), 0)::bigint as in_transit,
                          coalesce(sum(net_micros) filter (where place = 'PAID'), 0)::bigint as paid
                        from placed group by item_id, pledged""".formatted(STATE))
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query((row, number) -> new ItemEarnings(
                        new ItemId(row.getLong("item_id")),
                        row.getBoolean("pledged"),
                        0,
                        Money.zero(currency),
                        row.getInt("units"),
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("collected"), currency),
                        new Money(row.getLong("available"), currency),
                        new Money(row.getLong("in_transit"), currency),
                        new Money(row.getLong("paid"), currency)))
                .list();
    }

    /** Oldest first; months without earnings are left out. */
    List<MonthEarnings> byMonth(CreatorId creator, CurrencyCode currency, Instant since) {
        return jdbc.sql("""
                        select to_char(collected_at at time zone 'UTC', 'YYYY-MM') as month, sum(units)::int as units,
                          sum(gross_micros)::bigint as gross, sum(net_micros)::bigint as net
                        from earning where creator_id = :creator and currency = :currency and collected_at >= :since
                        group by 1 order by 1""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .param("since", CollectEarnings.utc(since))
                .query((row, number) -> new MonthEarnings(
                        YearMonth.parse(row.getString("month")),
                        row.getInt("units"),
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("net"), currency)))
                .list();
    }

    Set<CurrencyCode> currencies(CreatorId creator) {
        return jdbc.sql("select distinct currency from earning where creator_id = :creator")
                .param("creator", creator.value())
                .query((row, number) -> CurrencyCode.valueOf(row.getString(1)))
                .set();
    }

    Optional<Instant> nextReleaseAt(CreatorId creator, CurrencyCode currency) {
        return jdbc.sql("""
                        select available_at from earning
                        where creator_id = :creator and currency = :currency and released_at is null
                        order by available_at limit 1""")
                .param("creator", creator.value())
                .param("currency", currency.name())
                .query((row, number) -> instant(row, "available_at"))
                .optional();
    }

    static Earning earning(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        return new Earning(
                row.getLong("id"),
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("item_id")),
                row.getString("reader_pseudonym"),
                row.getInt("units"),
                new Money(row.getLong("gross_micros"), currency),
                new Money(row.getLong("platform_fee_micros"), currency),
                new Money(row.getLong("card_fee_micros"), currency),
                new Money(row.getLong("net_micros"), currency),
                instant(row, "collected_at"),
                instant(row, "available_at"),
                EarningState.valueOf(row.getString("place")),
                row.getObject("transfer_id", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
