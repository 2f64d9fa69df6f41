package dev.tuppence.settlement;

import dev.tuppence.catalog.ItemId;
import dev.tuppence.creators.CreatorId;
import dev.tuppence.identity.ReaderId;
import dev.tuppence.money.CurrencyCode;
import dev.tuppence.money.Money;
import dev.tuppence.tax.TaxProfile;
import dev.tuppence.tax.TaxRate;
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
    static final String PERIODS = """
            with period as materialized (
                select p.id as settlement_id, s.reader_id as debtor, s.currency, s.period,
                       (sum(s.gross_micros - s.removed_micros) over (partition by p.id))::bigint as gross_micros,
                       (p.fee_micros + coalesce((select sum(f.fee_micros) from settlement_funding f
                                                 where f.settlement_id = p.id), 0))::bigint as fee_micros
                from settlement s join settlement p on p.id = coalesce(s.covered_by, s.id)
                where s.id = any(:ids) or s.covered_by = any(:ids)
            )""";

    private static final String PARTS = PERIODS + """
            select p.settlement_id, c.* from period p join charge_part c using (debtor, currency, period)
            where c.amount_micros > 0
              and not exists (select from charge_return r where r.debtor = c.debtor and r.kind = c.kind
                              and r.subject = c.subject and r.take = c.take)
            order by charged_at, kind, subject, take, creator_id""";

    private static final String OF = """
            select creator_id, kind, subject, sum(units)::int as units, sum(gross_micros)::bigint as gross_micros,
                   sum(tax_micros)::bigint as tax_micros, sum(platform_fee_micros)::bigint as platform_fee_micros,
                   sum(card_fee_micros)::bigint as card_fee_micros, sum(net_micros)::bigint as net_micros
            from settlement_share where settlement_id = :id %s
            group by creator_id, kind, subject order by creator_id, kind, subject""";

    private final JdbcClient jdbc;

    ShareRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Share> of(long settlement, CurrencyCode currency) {
        return jdbc.sql(OF.formatted(""))
                .param("id", settlement)
                .query((row, number) -> share(row, currency))
                .list();
    }

    /** Of one item, ordered by creator. */
    List<Share> of(long settlement, CurrencyCode currency, ChargeKind kind, ItemId item) {
        return jdbc.sql(OF.formatted("and kind = :kind and subject = :subject"))
                .param("id", settlement)
                .param("kind", kind.code())
                .param("subject", item.value())
                .query((row, number) -> share(row, currency))
                .list();
    }

    /** What was not given back of what one item brought at this rate; at another one where the table was corrected since. */
    List<TaxedShare> left(long settlement, CurrencyCode currency, Charge.Key charge, TaxRate rate) {
        return jdbc.sql("""
                        with share as (
                            select s.creator_id, s.kind, s.subject, s.tax_profile, s.tax_basis_points,
                                   s.units - count(r.take)::int as units,
                                   s.gross_micros - coalesce(sum(r.gross_micros), 0)::bigint as gross_micros,
                                   s.tax_micros - coalesce(sum(r.tax_micros), 0)::bigint as tax_micros,
                                   s.platform_fee_micros - coalesce(sum(r.platform_fee_micros), 0)::bigint as platform_fee_micros,
                                   s.card_fee_micros - coalesce(sum(r.card_fee_micros), 0)::bigint as card_fee_micros,
                                   s.net_micros - coalesce(sum(r.net_micros), 0)::bigint as net_micros
                            from settlement_share s left join settlement_return r
                                using (settlement_id, creator_id, kind, subject, tax_profile, tax_basis_points)
                            where settlement_id = :id and kind = :kind and subject = :subject
                            group by s.settlement_id, s.creator_id, s.kind, s.subject, s.tax_profile, s.tax_basis_points)
                        select distinct on (creator_id) * from share where gross_micros > 0
                        order by creator_id, (tax_profile = :profile) desc, (tax_basis_points = :points) desc,
                                 gross_micros desc""")
                .param("id", settlement)
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("profile", rate.profile().code())
                .param("points", rate.basisPoints())
                .query((row, number) -> new TaxedShare(
                        share(row, currency),
                        new TaxRate(TaxProfile.of(row.getInt("tax_profile")), row.getInt("tax_basis_points"))))
                .list();
    }

    /** Who and what was taxed when this was charged. */
    TaxProfile profileOf(ReaderId debtor, Charge.Key charge) {
        return jdbc.sql("""
                        select tax_profile from charge
                        where debtor = :debtor and kind = :kind and subject = :subject and take = :take""")
                .param("debtor", debtor.value())
                .param("kind", charge.kind().code())
                .param("subject", charge.item().value())
                .param("take", charge.take())
                .query((row, number) -> TaxProfile.of(row.getInt("tax_profile")))
                .single();
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
                new Money(row.getLong("tax_micros"), currency),
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
