package dev.tuppence.payouts;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Earnings with what they are connected to; row-level security stands behind the creator's id. */
@Repository
class TrailRows {

    /** An earning, its settlement and its release. */
    record Row(Earning earning, long settlement, Trail.@Nullable Release release) {}

    /** What was released together is one posting, named after the first of it. */
    private static final String LINES = """
            select earning.*, %s as place,
              (select min(other.id) from earning other
               where other.creator_id = earning.creator_id and other.settlement_id = earning.settlement_id
                 and other.released_at = earning.released_at) as released_with
            from earning left join transfer on transfer.id = transfer_id
            where earning.creator_id = :creator\s""".formatted(EarningRows.STATE);

    private final JdbcClient jdbc;

    TrailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(CreatorId creator, long earning) {
        return jdbc.sql(LINES + "and earning.id = :id")
                .param("creator", creator.value())
                .param("id", earning)
                .query(TrailRows::row)
                .optional();
    }

    /** What the item brought first, without what was given back. */
    Optional<Row> ofItem(CreatorId creator, long settlement, ChargeKind kind, ItemId item) {
        return jdbc.sql(LINES + """
                        and settlement_id = :settlement and kind = :kind and item_id = :item and returned_take = 0""")
                .param("creator", creator.value())
                .param("settlement", settlement)
                .param("kind", kind.code())
                .param("item", item.value())
                .query(TrailRows::row)
                .optional();
    }

    /** Newest first. */
    List<Earning> takenBy(Transfer transfer, long offset, int limit) {
        return jdbc.sql(LINES + "and transfer_id = :transfer order by earning.id desc offset :offset limit :limit")
                .param("creator", transfer.creator().value())
                .param("transfer", transfer.id())
                .param("offset", offset)
                .param("limit", limit)
                .query(EarningRows::earning)
                .list();
    }

    Load loadOf(Transfer transfer) {
        CurrencyCode currency = transfer.amount().currency();
        return jdbc.sql("""
                        select count(*)::int as lines, coalesce(sum(gross_micros), 0)::bigint as gross,
                          coalesce(sum(platform_fee_micros), 0)::bigint as platform_fee,
                          coalesce(sum(card_fee_micros), 0)::bigint as card_fee, coalesce(sum(net_micros), 0)::bigint as net
                        from earning where creator_id = :creator and transfer_id = :transfer""")
                .param("creator", transfer.creator().value())
                .param("transfer", transfer.id())
                .query((row, number) -> new Load(
                        row.getInt("lines"),
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("platform_fee"), currency),
                        new Money(row.getLong("card_fee"), currency),
                        new Money(row.getLong("net"), currency)))
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        Trail.Release release = released == null
                ? null
                : new Trail.Release(
                        released.toInstant(),
                        "%d-%d-%d"
                                .formatted(
                                        row.getLong("settlement_id"),
                                        row.getLong("creator_id"),
                                        row.getLong("released_with")));
        return new Row(EarningRows.earning(row, number), row.getLong("settlement_id"), release);
    }
}
