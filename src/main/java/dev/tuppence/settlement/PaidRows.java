package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Line;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a paid settlement beside the books. */
@Component
class PaidRows {

    private final JdbcClient jdbc;
    private final SettlementMoves moves;
    private final CreditLots funding;
    private final SettlementSettings settings;

    PaidRows(JdbcClient jdbc, SettlementMoves moves, CreditLots funding, SettlementSettings settings) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.funding = funding;
        this.settings = settings;
    }

    ShareSplit split(List<Line> lines, Money fee) {
        return ShareSplit.of(lines, fee, settings.platformFeeBasisPoints(), settings.cardFeeCeilingBasisPoints());
    }

    Money shieldOf(ShareSplit split) {
        return split.gross().shareInBasisPoints(settings.shieldBasisPoints());
    }

    void fundByCard(Settlement settlement) {
        funding.fundByCard(settlement, settlement.reference());
    }

    boolean markPaid(Settlement settlement, Money fee, @Nullable String intent, Instant at) {
        return moves.pay(settlement, fee, intent, at);
    }

    void keep(Settlement settlement, ShareSplit split) {
        if (split.shares().isEmpty()) {
            return; // a remainder of earlier periods alone
        }
        jdbc.sql("""
                        insert into settlement_share (settlement_id, creator_id, item_id, units, gross_micros,
                                                      platform_fee_micros, card_fee_micros, net_micros)
                        select :settlement, * from unnest(:creators::bigint[], :items::bigint[], :units::int[],
                            :gross::bigint[], :platformFees::bigint[], :cardFees::bigint[], :nets::bigint[])""")
                .param("settlement", settlement.id())
                .param("creators", longs(split, share -> share.creator().value()))
                .param("items", longs(split, share -> share.item().value()))
                .param("units", split.shares().stream().map(Share::units).toArray(Integer[]::new))
                .param("gross", longs(split, share -> share.gross().micros()))
                .param("platformFees", longs(split, share -> share.platformFee().micros()))
                .param("cardFees", longs(split, share -> share.cardFee().micros()))
                .param("nets", longs(split, share -> share.net().micros()))
                .update();
    }

    List<Share> sharesOf(long settlement, CurrencyCode currency) {
        return sharesOf(settlement, null, currency);
    }

    /** @param item none for all */
    List<Share> sharesOf(long settlement, @Nullable ItemId item, CurrencyCode currency) {
        return jdbc.sql("""
                        select * from settlement_share
                        where settlement_id = :id and (:item::bigint is null or item_id = :item)
                        order by creator_id, item_id""")
                .param("id", settlement)
                .param("item", item == null ? null : item.value())
                .query((row, number) -> new Share(
                        new CreatorId(row.getLong("creator_id")),
                        new ItemId(row.getLong("item_id")),
                        row.getInt("units"),
                        new Money(row.getLong("gross_micros"), currency),
                        new Money(row.getLong("platform_fee_micros"), currency),
                        new Money(row.getLong("card_fee_micros"), currency),
                        new Money(row.getLong("net_micros"), currency)))
                .list();
    }

    private static Long[] longs(ShareSplit split, Function<Share, Long> value) {
        return split.shares().stream().map(value).toArray(Long[]::new);
    }
}
