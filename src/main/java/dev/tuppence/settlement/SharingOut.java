package dev.tuppence.settlement;

import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.RatePeriod;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
import dev.tuppence.tax.TaxRates;
import dev.tuppence.tax.Taxed;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What paid settlements bring whom: tax to countries, fees to the platform and the processor, the rest to creators. */
@Repository
class SharingOut {

    /**
     * Tax is summed per settlement and rate and then belongs to shares by value, in hundreds of micros. Of what is left each creator
     * bears a part of the card fee by value, at most the ceiling. Of both the largest remainders get what is left over, ties by
     * creator, kind and subject. What was returned is the same part below zero. One reader's lines after the other's, so that
     * sorts stay small; a share's salt is one of its charges', which is forgotten with it. `offset 0`: what is reckoned once is
     * not reckoned again wherever it is used.
     */
    private static final String SHARE_OUT = ShareRows.PERIODS + """
            , rate as materialized (
                select * from unnest(:profiles::smallint[], :begins::timestamptz[], :ends::timestamptz[], :points::int[])
                    as r (profile, begins, ends, points)
            ), part as (
                select b.settlement_id, b.gross_micros, b.fee_micros, coalesce(p.creator_id, l.payee) as creator_id, l.kind,
                       l.subject, l.salt, l.units, taxed_as(l.tax_profile, coalesce(t.tax_country, 0::smallint)) as profile, l.charged_at,
                       coalesce(split_share(l.amount_micros, p.weight, p.below, p.total), l.amount_micros) as amount
                from period b left join tab t on t.reader_id = b.debtor and t.currency = b.currency cross join lateral (
                    select payee, split_sheet, kind, subject, salt, 1 as units, amount_micros, tax_profile, charged_at
                    from charge c where c.debtor = b.debtor and c.currency = b.currency and c.period = b.period
                    union all
                    select r.payee, r.split_sheet, kind, subject, null, -1, -r.amount_micros, c.tax_profile, c.charged_at
                    from charge_return r join charge c using (debtor, kind, subject, take)
                    where r.debtor = b.debtor and r.currency = b.currency and r.period = b.period) l
                left join split_part p on p.sheet_id = l.split_sheet
            ), valued as materialized (
                select settlement_id, creator_id, kind, subject, part.profile, coalesce(r.points, 0) as points,
                       min(gross_micros) as paid, min(fee_micros) as fee, min(salt) as salt, sum(units) as units,
                       sum(amount)::bigint as gross
                from part left join rate r on r.profile = part.profile and charged_at >= r.begins and charged_at < r.ends
                where amount <> 0
                group by settlement_id, creator_id, kind, subject, part.profile, r.points having sum(units) > 0
            ), taxable as (
                select *, (sum(gross) over (partition by settlement_id, profile, points))::bigint as taxable
                from valued where points > 0
            ), due as (
                select *, tax_in(taxable, points) / 100 as due from taxable offset 0
            ), floored as (
                select *, part_of(due, gross / 100, taxable / 100) as floor, rest_of(due, gross / 100, taxable / 100) as rest
                from due
            ), taxed as materialized (
                select *, 100 * (floor + (due - (sum(floor) over rates)::bigint >= row_number() over rates)::int) as tax
                from floored
                window rates as (partition by settlement_id, profile, points order by rest desc, creator_id, kind, subject
                                 rows between unbounded preceding and unbounded following)
            ), every as (
                select settlement_id, creator_id, kind, subject, profile, points, paid, fee, salt, units, gross, tax from taxed
                union all
                select *, 0 from valued where points = 0
            ), net as (
                select every.*, gross - every.tax as value, paid - coalesce(t.tax, 0) as total
                from every left join (select settlement_id, sum(tax)::bigint as tax from taxed group by settlement_id) t
                    using (settlement_id)
            ), borne as (
                select *, least(fee, part_of(total, :ceiling, 10000)) as borne from net offset 0
            ), weighed as (
                select *, part_of(borne, value / 100, total / 100) as floor, rest_of(borne, value / 100, total / 100) as rest
                from borne offset 0
            ), charged as (
                select *, part_of(:platform, value, 10000) as platform_fee,
                       floor + (borne - (sum(floor) over fees)::bigint >= row_number() over fees)::int as card_fee
                from weighed
                window fees as (partition by settlement_id order by rest desc, creator_id, kind, subject, profile, points
                                rows between unbounded preceding and unbounded following)
            )
            insert into settlement_share (settlement_id, creator_id, kind, subject, tax_profile, tax_basis_points, units,
                                          gross_micros, tax_micros, platform_fee_micros, card_fee_micros, net_micros, salt)
            select settlement_id, creator_id, kind, subject, profile, points, units, gross, tax, platform_fee, card_fee,
                   value - platform_fee - card_fee, salt
            from charged""";

    private final JdbcClient jdbc;
    private final SettlementSettings settings;
    private final TaxRates rates;

    SharingOut(JdbcClient jdbc, SettlementSettings settings, TaxRates rates) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.rates = rates;
    }

    /** Once, after their payments with their fees were recorded. */
    void shareOut(Long... settlements) {
        List<RatePeriod> periods = rates.effective();
        jdbc.sql(SHARE_OUT)
                .param("ids", settlements)
                .param("platform", settings.platformFeeBasisPoints())
                .param("ceiling", settings.cardFeeCeilingBasisPoints())
                .param("profiles", column(periods, one -> one.rate().profile().code()))
                .param("points", column(periods, one -> one.rate().basisPoints()))
                .param("begins", column(periods, one -> one.from().toString()))
                .param("ends", column(periods, one -> one.to().toString()))
                .update();
    }

    /** Of a settlement that was shared out, per rate. */
    List<Taxed> taxes(long settlement, CurrencyCode currency) {
        return jdbc.sql("""
                        select tax_profile, tax_basis_points, sum(gross_micros)::bigint as gross, sum(tax_micros)::bigint as tax
                        from settlement_share where settlement_id = :id
                        group by tax_profile, tax_basis_points order by tax_profile, tax_basis_points""")
                .param("id", settlement)
                .query((row, number) -> new Taxed(
                        new TaxRate(TaxProfile.of(row.getInt("tax_profile")), row.getInt("tax_basis_points")),
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("tax"), currency)))
                .list();
    }

    private static String[] column(List<RatePeriod> periods, Function<RatePeriod, Object> value) {
        return periods.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
