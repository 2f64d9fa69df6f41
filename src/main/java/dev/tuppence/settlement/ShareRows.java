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

    /** What paid settlements pay for: their own periods and those of settlements they cover. */
    private static final String PERIODS = """
            with period as (
                select p.id as settlement_id, s.reader_id as debtor, s.currency, s.period,
                       (p.fee_micros + coalesce((select sum(f.fee_micros) from settlement_funding f
                                                 where f.settlement_id = p.id), 0))::bigint as fee_micros,
                       (sum(s.gross_micros - s.removed_micros) over (partition by p.id))::bigint as total
                from settlement s join settlement p on p.id = coalesce(s.covered_by, s.id)
                where s.id = any(:ids) or s.covered_by = any(:ids)
            )""";

    private static final String PARTS = PERIODS + """
            select p.settlement_id, c.* from period p join charge_part c using (debtor, currency, period)
            where c.amount_micros > 0
              and not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                              and r.subject = c.subject and r.take = c.take)
            order by charged_at, kind, subject, take, creator_id""";

    /**
     * Each creator bears a part of the card fee by value, but of the whole at most the ceiling: the largest remainders get the
     * micros left over, ties by creator, kind and subject. What was returned is the same part below zero. One reader's lines
     * after the other's, so that sorts stay small; a share's salt is one of its charges', which is forgotten with it.
     */
    private static final String SHARE_OUT = PERIODS + """
            , part as (
                select b.settlement_id, b.total, b.fee_micros, coalesce(p.creator_id, l.payee) as creator_id, l.kind,
                       l.subject, l.salt, l.units,
                       coalesce(split_share(l.amount_micros, p.weight, p.below, p.total), l.amount_micros) as amount
                from period b cross join lateral (
                    select payee, split_sheet, kind, subject, salt, 1 as units, amount_micros from charge c
                    where c.debtor = b.debtor and c.currency = b.currency and c.period = b.period
                    union all
                    select payee, split_sheet, kind, subject, null, -1, -amount_micros from charge_return r
                    where r.debtor = b.debtor and r.currency = b.currency and r.period = b.period) l
                left join split_part p on p.sheet_id = l.split_sheet
            ), valued as (
                select settlement_id, total, least(fee_micros, part_of(total, :ceiling, 10000)) as borne, creator_id, kind,
                       subject, min(salt) as salt, sum(units) as units, sum(amount)::bigint as gross
                from part where amount <> 0
                group by settlement_id, creator_id, kind, subject, total, fee_micros having sum(units) > 0
            ), floored as (
                select *, part_of(borne, gross / 100, total / 100) as floor, rest_of(borne, gross / 100, total / 100) as rest
                from valued
            ), shared as (
                select *, floor + (borne - (sum(floor) over fees)::bigint >= row_number() over fees)::int as card_fee,
                       part_of(:platform, gross, 10000) as platform_fee
                from floored
                window fees as (partition by settlement_id order by rest desc, creator_id, kind, subject
                                rows between unbounded preceding and unbounded following)
            )
            insert into settlement_share (settlement_id, creator_id, kind, subject, units, gross_micros, platform_fee_micros,
                                          card_fee_micros, net_micros, salt)
            select settlement_id, creator_id, kind, subject, units, gross, platform_fee, card_fee,
                   gross - platform_fee - card_fee, salt
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
        return jdbc.sql(PARTS)
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

    /** What stands for its item where that must be forgotten. */
    long markOf(ReaderId debtor, Charge.Key charge) {
        return jdbc.sql("""
                        select subject_mark(subject, salt) from charge
                        where debtor = :debtor and kind = :kind and subject = :subject and take = :take""")
                .param("debtor", debtor.value())
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("take", charge.take())
                .query(Long.class)
                .single();
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
