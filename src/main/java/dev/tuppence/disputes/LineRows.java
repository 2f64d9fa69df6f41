package dev.tuppence.disputes;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.settlement.SettledItemReturned;
import dev.tuppence.settlement.Share;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of cases; row-level security decides whose. */
@Repository
class LineRows {

    private final JdbcClient jdbc;

    LineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long caseId, List<DisputeLine> lines) {
        jdbc.sql("""
                        insert into dispute_line (case_id, creator_id, kind, item_id, take, currency, price_micros, claimed_micros, unlocked_at)
                        select :case, * from unnest(:creators::bigint[], :kinds::smallint[], :items::bigint[], :takes::int[],
                            :currencies::text[], :prices::bigint[], :claims::bigint[], :unlocked::timestamptz[])""")
                .param("case", caseId)
                .param("creators", longs(lines, line -> line.creator().value()))
                .param("kinds", lines.stream().map(line -> line.kind().code()).toArray(Integer[]::new))
                .param("items", longs(lines, line -> line.item().value()))
                .param("takes", lines.stream().map(DisputeLine::take).toArray(Integer[]::new))
                .param(
                        "currencies",
                        lines.stream()
                                .map(line -> line.price().currency().name())
                                .toArray(String[]::new))
                .param("prices", longs(lines, line -> line.price().micros()))
                .param("claims", longs(lines, line -> line.claimed().micros()))
                .param(
                        "unlocked",
                        lines.stream().map(line -> line.unlockedAt().toString()).toArray(String[]::new))
                .update();
    }

    List<DisputeLine> of(long caseId) {
        return jdbc.sql(
                        "select * from dispute_line where case_id = :case order by unlocked_at, kind, item_id, take, creator_id")
                .param("case", caseId)
                .query(LineRows::line)
                .list();
    }

    /** What the reserve paid for a purchase. */
    Money lost(SettledItemReturned returned) {
        Share share = returned.shares().getFirst();
        return jdbc.sql("""
                        select coalesce(sum(claimed_micros), 0)::bigint from dispute_line l join dispute_case c on c.id = case_id
                        where c.settlement_id = :settlement and (c.state = 'LOST' or c.state = 'REFUNDED' and c.refusal is null)
                          and l.kind = :kind and l.item_id = :item and l.take = :take and l.currency = :currency""")
                .param("settlement", returned.settlement())
                .param("kind", share.kind().code())
                .param("item", share.item().value())
                .param("take", returned.take())
                .param("currency", share.gross().currency().name())
                .query((row, number) -> new Money(row.getLong(1), share.gross().currency()))
                .single();
    }

    /** Newest first. */
    List<CreatorCase> casesOf(CreatorId creator, int limit) {
        return jdbc.sql("""
                        select reason, state, opened_at, closed_at, dispute_line.currency,
                          sum(claimed_micros)::bigint as claimed,
                          coalesce(array_agg(distinct item_id) filter (where kind <> 3), '{}') as items
                        from dispute_line join dispute_case on dispute_case.id = case_id
                        where creator_id = :creator
                        group by dispute_case.id, dispute_line.currency order by dispute_case.id desc limit :limit""")
                .param("creator", creator.value())
                .param("limit", limit)
                .query(LineRows::creatorCase)
                .list();
    }

    private static DisputeLine line(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = CurrencyCode.valueOf(row.getString("currency"));
        return new DisputeLine(
                new CreatorId(row.getLong("creator_id")),
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("item_id")),
                row.getInt("take"),
                new Money(row.getLong("price_micros"), currency),
                new Money(row.getLong("claimed_micros"), currency),
                row.getObject("unlocked_at", OffsetDateTime.class).toInstant());
    }

    private static CreatorCase creatorCase(ResultSet row, int number) throws SQLException {
        Long[] items = (Long[]) row.getArray("items").getArray();
        @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        Instant closedAt = closed == null ? null : closed.toInstant();
        return new CreatorCase(
                row.getString("reason"),
                CaseState.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closedAt,
                new Money(row.getLong("claimed"), CurrencyCode.valueOf(row.getString("currency"))),
                Arrays.stream(items).map(ItemId::new).toList());
    }

    private static Long[] longs(List<DisputeLine> lines, Function<DisputeLine, Long> value) {
        return lines.stream().map(value).toArray(Long[]::new);
    }
}
