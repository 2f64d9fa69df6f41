package dev.tuppence.settlement;

import dev.tuppence.ledger.Invariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What always holds for the tax of paid settlements. */
@Configuration(proxyBeanMethods = false)
class TaxInvariants {

    @Bean
    Invariant taxOfShares(JdbcClient jdbc) {
        return new SettlementInvariants.Query("tax-is-its-rate-of-what-was-paid-at-it", """
                select format('tax of settlement %s at %s is %s', settlement_id, tax_basis_points, sum(tax_micros))
                from settlement_share group by settlement_id, tax_profile, tax_basis_points
                having sum(tax_micros) <> tax_in(sum(gross_micros)::bigint, tax_basis_points)""", jdbc);
    }

    @Bean
    Invariant taxOfSettlements(JdbcClient jdbc) {
        return new SettlementInvariants.Query("tax-entries-are-shares-and-what-was-given-back", """
                with shared as (
                    select settlement_id, 'paid' as source, tax_profile as profile, tax_basis_points as basis_points,
                           sum(gross_micros) as gross, sum(tax_micros) as tax
                    from settlement_share group by 1, 2, 3, 4
                    union all
                    select settlement_id, 'returned-' || credit_lot_id, tax_profile, tax_basis_points, -sum(gross_micros),
                           -sum(tax_micros)
                    from settlement_return group by 1, 2, 3, 4),
                entered as (select * from tax_entry where source = 'paid' or source ~ '^returned-[0-9]+$')
                select format('%s of settlement %s is taxed %s, entered %s', source, settlement_id, s.tax, e.tax_micros)
                from shared s full join entered e using (settlement_id, source, profile, basis_points)
                where (s.gross, s.tax) is distinct from (e.gross_micros::numeric, e.tax_micros::numeric)""", jdbc);
    }

    /** Per settlement: gross = creators + platform fee + card fee + tax, as it was posted. */
    @Bean
    Invariant taxOfPostings(JdbcClient jdbc) {
        return new SettlementInvariants.Query("settlements-are-posted-with-their-tax", """
                with posted as (
                    select p.source as id, -sum(l.amount_micros) as tax from posting p join posting_line l on l.posting_id = p.id
                    where p.kind = 'tab-settled' and l.account = 'TAX' group by 1),
                entered as (
                    select settlement_id::text as id, sum(tax_micros) as tax from tax_entry
                    where source = 'paid' and tax_micros > 0 group by 1)
                select format('settlement %s is posted with a tax of %s', id, coalesce(p.tax, 0))
                from posted p full join entered e using (id) where coalesce(p.tax, 0) <> coalesce(e.tax, 0)""", jdbc);
    }
}
