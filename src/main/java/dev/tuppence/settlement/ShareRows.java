package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.ChargeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What paid settlements bring whom. */
@Repository
class ShareRows {

    private static final String PERIODS = """
            with period as (
                select id as settlement_id, reader_id as debtor, currency, period from settlement where id = any(:ids)
                union all
                select covered_by, reader_id, currency, period from settlement where covered_by = any(:ids)
            ), part as (
                select m.settlement_id, c.* from period m join charge_part c using (debtor, currency, period)
                where c.amount_micros > 0
                  and not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                                  and r.subject = c.subject and r.take = c.take)
            )""";

    /**
     * Each creator bears a part of the card fee by value, but of the whole at most the ceiling: the largest remainders get the
     * micros left over, ties by creator, kind and subject. Products need more than 64 bits.
     */
    static final String SHARE_OUT = PERIODS + """
            , valued as (
                select settlement_id, creator_id, kind, subject, count(*) as units, sum(amount_micros) as gross from part
                group by settlement_id, creator_id, kind, subject
            ), summed as (
                select *, sum(gross) over (partition by settlement_id) as total from valued
            ), borne as (
                select v.*, least(s.fee_micros, div(total * :ceiling, 10000)) as borne
                from summed v join settlement s on s.id = v.settlement_id
            ), floored as (
                select *, div(borne * gross, total) as fee, mod(borne * gross, total) as rest from borne
            ), shared as (
                select *, fee + case when borne - sum(fee) over (partition by settlement_id)
                                          >= row_number() over (partition by settlement_id
                                                                order by rest desc, creator_id, kind, subject)
                                     then 1 else 0 end as card_fee,
                       div(gross * :platform, 10000) as platform_fee
                from floored
            )
            insert into settlement_share (settlement_id, creator_id, kind, subject, units, gross_micros, platform_fee_micros,
                                          card_fee_micros, net_micros)
            select settlement_id, creator_id, kind, subject, units, gross, platform_fee, card_fee,
                   gross - platform_fee - card_fee
            from shared""";

    private final JdbcClient jdbc;
    private final SettlementSettings settings;

    ShareRows(JdbcClient jdbc, SettlementSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Once, after their payments with their fees were recorded. */
    void shareOut(Long... settlements) {
        jdbc.sql(SHARE_OUT)
                .param("ids", settlements)
                .param("platform", settings.platformFeeBasisPoints())
                .param("ceiling", settings.cardFeeCeilingBasisPoints())
                .update();
    }

    List<Share> of(long settlement, CurrencyCode currency) {
        return jdbc.sql("select * from settlement_share where settlement_id = :id order by creator_id, kind, subject")
                .param("id", settlement)
                .query((row, number) -> share(row, currency))
                .list();
    }

    /** Of one item, ordered by creator. */
    List<Share> of(long settlement, CurrencyCode currency, ChargeKind kind, ItemId item) {
        return jdbc.sql("""
                        select * from settlement_share where settlement_id = :id and kind = :kind and subject = :subject
                        order by creator_id""")
                .param("id", settlement)
                .param("kind", kind.code())
                .param("subject", item.value())
                .query((row, number) -> share(row, currency))
                .list();
    }

    /** What was not given back of what one item brought, ordered by creator. */
    List<Share> left(long settlement, CurrencyCode currency, ChargeKind kind, ItemId item) {
        return jdbc.sql("""
                        select s.creator_id, s.kind, s.subject, s.units - count(r.take) as units,
                               s.gross_micros - coalesce(sum(r.gross_micros), 0) as gross_micros,
                               s.platform_fee_micros - coalesce(sum(r.platform_fee_micros), 0) as platform_fee_micros,
                               s.card_fee_micros - coalesce(sum(r.card_fee_micros), 0) as card_fee_micros,
                               s.net_micros - coalesce(sum(r.net_micros), 0) as net_micros
                        from settlement_share s
                        left join settlement_return r using (settlement_id, creator_id, kind, subject)
                        where settlement_id = :id and kind = :kind and subject = :subject
                        group by s.settlement_id, s.creator_id, s.kind, s.subject order by s.creator_id""")
                .param("id", settlement)
                .param("kind", kind.code())
                .param("subject", item.value())
                .query((row, number) -> share(row, currency))
                .list();
    }

    /** Of all charges that it pays for and that were not returned, oldest first. */
    List<Part> parts(long settlement) {
        return jdbc.sql(PERIODS + " select * from part order by charged_at, kind, subject, take, creator_id")
                .param("ids", new Long[] {settlement})
                .query(ShareRows::part)
                .list();
    }

    /** Of one charge, returned or not. */
    List<Part> partsOf(Returning.Returned charge) {
        return jdbc.sql("""
                        select * from charge_part where debtor = :debtor and kind = :kind and subject = :subject and take = :take
                          and amount_micros > 0""")
                .param("debtor", charge.reader().value())
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("take", charge.take())
                .query(ShareRows::part)
                .list();
    }

    private static Share share(ResultSet row, CurrencyCode currency) throws SQLException {
        return new Share(
                new CreatorId(row.getLong("creator_id")),
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("subject")),
                row.getInt("units"),
                new Money(row.getLong("gross_micros"), currency),
                new Money(row.getLong("platform_fee_micros"), currency),
                new Money(row.getLong("card_fee_micros"), currency),
                new Money(row.getLong("net_micros"), currency));
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                new CreatorId(row.getLong("creator_id")),
                ChargeKind.of(row.getInt("kind")),
                new ItemId(row.getLong("subject")),
                row.getInt("take"),
                new Money(row.getLong("amount_micros"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getObject("charged_at", OffsetDateTime.class).toInstant());
    }
}
