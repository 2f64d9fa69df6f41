package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.unlocks.Charge;
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
     * micros left over, ties by creator, kind and subject. What was returned is the same part below zero.
     */
    static final String SHARE_OUT = """
            with period as (
                select s.id as settlement_id, s.fee_micros, s.reader_id as debtor, s.currency, s.period
                from unnest(:ids::bigint[]) paid (id) join settlement s using (id)
                union all
                select s.id, s.fee_micros, c.reader_id, c.currency, c.period
                from unnest(:ids::bigint[]) paid (id) join settlement s using (id) join settlement c on c.covered_by = s.id
            ), line as (
                select p.settlement_id, p.fee_micros, c.payee, c.split_sheet, c.kind, c.subject, 1 as units, c.amount_micros
                from period p join charge c using (debtor, currency, period)
                union all
                select p.settlement_id, p.fee_micros, r.payee, r.split_sheet, r.kind, r.subject, -1, -r.amount_micros
                from period p join charge_return r using (debtor, currency, period)
            ), part as (
                select l.*, coalesce(p.creator_id, l.payee) as creator_id,
                       coalesce(split_share(l.amount_micros, p.weight, p.below, p.total), l.amount_micros) as amount
                from line l left join split_part p on p.sheet_id = l.split_sheet
            ), valued as (
                select settlement_id, fee_micros, creator_id, kind, subject, sum(amount)::bigint as gross,
                       (sum(units) filter (where amount <> 0))::int as units
                from part group by settlement_id, creator_id, kind, subject, fee_micros having sum(amount) > 0
            ), summed as (
                select *, (sum(gross) over (partition by settlement_id))::bigint as total from valued
            ), borne as (
                select *, least(fee_micros, part_of(:ceiling, total, 10000)) as borne from summed
            ), floored as (
                select *, part_of(borne, gross / 100, total / 100) as floor, rest_of(borne, gross / 100, total / 100) as rest
                from borne
            ), shared as (
                select *, floor + case when borne - sum(floor) over (partition by settlement_id)
                                            >= row_number() over (partition by settlement_id
                                                                  order by rest desc, creator_id, kind, subject)
                                       then 1 else 0 end as card_fee,
                       part_of(:platform, gross, 10000) as platform_fee
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
    List<Share> left(long settlement, CurrencyCode currency, Charge.Key charge) {
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
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
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
    List<Part> partsOf(ReaderId debtor, Charge.Key charge) {
        return jdbc.sql("""
                        select * from charge_part where debtor = :debtor and kind = :kind and subject = :subject and take = :take
                          and amount_micros > 0""")
                .param("debtor", debtor.value())
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
