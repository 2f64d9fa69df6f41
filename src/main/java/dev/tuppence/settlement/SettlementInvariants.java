package dev.tuppence.settlement;

import dev.tuppence.ledger.Invariant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What always holds for settlements, as queries that return no row. */
@Configuration(proxyBeanMethods = false)
class SettlementInvariants {

    record Query(String name, String sql, JdbcClient jdbc) implements Invariant {

        /** Planned as if all were to be found: the few wanted first would be looked for in the order of an index. */
        @Override
        public List<String> violations() {
            return jdbc.sql("with found as materialized (" + sql + ") select * from found limit 100")
                    .query((row, number) -> row.getString(1))
                    .list();
        }
    }

    @Bean
    Invariant settlementEquation(JdbcClient jdbc) {
        return new Query("settlement-equation", """
                select format('settlement %s does not add up', id) from settlement
                where state not in ('NOTICED', 'FORGIVEN')
                  and gross_micros + carried_in_micros - removed_micros - credit_used_micros
                      <> charged_micros + carried_out_micros""", jdbc);
    }

    @Bean
    Invariant settlementLines(JdbcClient jdbc) {
        return new Query("settlement-gross-is-its-lines", """
                with charged as (
                    select debtor, currency, period, sum(amount_micros) as amount from charge group by 1, 2, 3),
                returned as (
                    select debtor, currency, period, sum(amount_micros) as amount from charge_return group by 1, 2, 3),
                given_back as (
                    select c.debtor, c.currency, c.period, sum(r.gross_micros) as amount
                    from settlement_return r join settlement p on p.id = r.settlement_id
                    join charge c on c.debtor = p.reader_id and c.kind = r.kind and c.subject = r.subject and c.take = r.take
                    group by 1, 2, 3)
                select format('settlement %s claims %s, its lines say %s', s.id, s.gross_micros - s.removed_micros,
                              coalesce(c.amount, 0) - coalesce(r.amount, 0) + coalesce(g.amount, 0))
                from settlement s
                left join charged c on c.debtor = s.reader_id and c.currency = s.currency and c.period = s.period
                left join returned r on r.debtor = s.reader_id and r.currency = s.currency and r.period = s.period
                left join given_back g on g.debtor = s.reader_id and g.currency = s.currency and g.period = s.period
                where s.gross_micros - s.removed_micros
                      <> coalesce(c.amount, 0) - coalesce(r.amount, 0) + coalesce(g.amount, 0)""", jdbc);
    }

    @Bean
    Invariant settlementFunding(JdbcClient jdbc) {
        return new Query("settlement-is-funded", """
                select format('settlement %s is funded with %s', s.id, coalesce(f.amount, 0)) from settlement s
                left join (select settlement_id, sum(amount_micros) as amount,
                                  sum(amount_micros) filter (where credit_lot_id is not null) as credit
                           from settlement_funding group by settlement_id) f on f.settlement_id = s.id
                where coalesce(f.credit, 0) <> s.credit_used_micros
                   or s.paid_at is not null and coalesce(f.amount, 0) <> s.charged_micros + s.credit_used_micros""", jdbc);
    }

    @Bean
    Invariant tabDue(JdbcClient jdbc) {
        return new Query("tab-due-is-its-unpaid-settlements", """
                select format('tab %s %s is due %s, its settlements say %s', t.reader_id, t.currency, t.due_micros,
                              coalesce(s.amount, 0))
                from tab t left join (
                    select reader_id, currency, sum(case when state = 'NOTICED'
                        then gross_micros + carried_in_micros - removed_micros
                        else charged_micros + credit_used_micros end) as amount
                    from settlement
                    where paid_at is null and written_off_at is null and state not in ('CARRIED', 'CANCELLED')
                    group by reader_id, currency) s using (reader_id, currency)
                where t.due_micros <> coalesce(s.amount, 0)""", jdbc);
    }

    @Bean
    Invariant shares(JdbcClient jdbc) {
        return new Query("shares-are-the-settlement", """
                with paid as (
                    select coalesce(covered_by, id) as id, sum(gross_micros - removed_micros) as amount from settlement
                    where paid_at is not null or covered_by in (select id from settlement where paid_at is not null)
                    group by 1),
                shared as (
                    select settlement_id as id, sum(gross_micros) as amount from settlement_share group by 1)
                select format('shares of settlement %s sum to %s', id, coalesce(s.amount, 0))
                from paid p full join shared s using (id)
                where coalesce(s.amount, 0) <> coalesce(p.amount, 0)""", jdbc);
    }

    /** What was given back later was shared out before. What is forgotten is one sum. */
    @Bean
    Invariant parts(JdbcClient jdbc) {
        return new Query("shares-are-the-parts-of-their-charges", """
                with period as (
                    select p.id, s.reader_id as debtor, s.currency, s.period
                    from settlement p join settlement s on s.id = p.id or s.covered_by = p.id where p.paid_at is not null),
                charged as (
                    select p.id, c.creator_id, c.kind, greatest(c.subject, 0) as subject, sum(c.amount_micros) as amount
                    from period p join charge_part c using (debtor, currency, period)
                    left join charge_return r using (debtor, kind, subject, take)
                    left join settlement_return g on g.settlement_id = p.id and g.creator_id = c.creator_id
                        and g.kind = c.kind and g.subject = c.subject and g.take = c.take
                    where c.amount_micros > 0 and (r.debtor is null or g.take is not null)
                    group by 1, 2, 3, 4),
                shared as (
                    select settlement_id as id, creator_id, kind, greatest(subject, 0) as subject,
                           sum(gross_micros) as gross_micros
                    from settlement_share group by 1, 2, 3, 4)
                select format('share of creator %s in settlement %s is %s, its charges say %s', creator_id, id,
                              coalesce(s.gross_micros, 0), coalesce(c.amount, 0))
                from charged c full join shared s using (id, creator_id, kind, subject)
                where coalesce(s.gross_micros, 0) <> coalesce(c.amount, 0)""", jdbc);
    }

    @Bean
    Invariant cardFees(JdbcClient jdbc) {
        return new Query("card-fee-is-shared-or-borne", """
                select format('settlement %s shares %s of its fee %s', s.id, coalesce(h.fee, 0), s.fee_micros)
                from settlement s
                left join (select settlement_id, sum(card_fee_micros) as fee from settlement_share group by 1) h
                    on h.settlement_id = s.id
                left join posting p on p.kind = 'tab-settled' and p.source = s.id::text
                left join (select posting_id, sum(amount_micros) as subsidy from posting_line
                           where account = 'FEE_SUBSIDY' group by posting_id) l on l.posting_id = p.id
                where s.paid_at is not null and (p.id is null or coalesce(h.fee, 0) + coalesce(l.subsidy, 0)
                    <> s.fee_micros + coalesce((select sum(f.fee_micros) from settlement_funding f
                                                where f.settlement_id = s.id), 0))""", jdbc);
    }

    @Bean
    Invariant cardPayments(JdbcClient jdbc) {
        return new Query("card-payments-are-booked-once", """
                select format('card payment %s is not booked as it was made', c.reference)
                from card_payment c
                left join settlement s on 'settlement-' || s.id = c.reference and s.paid_at is not null
                left join settlement_funding f on f.settlement_id = s.id and f.source = c.reference
                left join credit_lot l on l.source = 'prefund-' || s.id
                where c.state = 'SUCCEEDED' and c.reference like 'settlement-%'
                  and (f.amount_micros is null or f.amount_micros + coalesce(l.amount_micros, 0) <> c.amount_micros)
                  and not exists (select from posting where kind = 'card-payment-suspended' and source = c.reference)
                union all
                select format('settlement %s is paid without its card payment', s.id) from settlement s
                left join card_payment c on c.reference = 'settlement-' || s.id and c.state = 'SUCCEEDED'
                where s.paid_at is not null and s.charged_micros > 0 and c.reference is null""", jdbc);
    }

    @Bean
    Invariant refundsUnderWay(JdbcClient jdbc) {
        return new Query("refunds-under-way-are-the-books", """
                with under_way as (
                    select s.reader_id::text as owner, s.currency, sum(t.amount_micros) as amount
                    from settlement_refund r join settlement s on s.id = r.settlement_id
                    join credit_taken t on t.source = 'refund-' || r.id
                    where r.state in ('COLLECTING', 'REQUESTED') group by 1, 2),
                books as (
                    select owner, currency, -sum(amount_micros) as amount from posting_line
                    where account = 'REFUNDING' group by 1, 2)
                select format('%s %s is on its way to cards of %s, books %s', coalesce(u.amount, 0), currency, owner,
                              coalesce(b.amount, 0))
                from under_way u full join books b using (owner, currency)
                where coalesce(u.amount, 0) <> coalesce(b.amount, 0)""", jdbc);
    }

    @Bean
    Invariant credit(JdbcClient jdbc) {
        return new Query("credit-lots-are-the-books", """
                with lots as (
                    select reader_id::text as owner, currency, sum(amount_micros) as amount from credit_lot group by 1, 2),
                used as (
                    select s.reader_id::text as owner, s.currency, sum(f.amount_micros) as amount
                    from settlement_funding f join settlement s on s.id = f.settlement_id and s.paid_at is not null
                    where f.credit_lot_id is not null group by 1, 2),
                taken as (
                    select l.reader_id::text as owner, l.currency, sum(t.amount_micros) as amount
                    from credit_taken t join credit_lot l on l.id = t.credit_lot_id group by 1, 2),
                books as (
                    select owner, currency, -sum(amount_micros) as amount from posting_line
                    where account = 'CREDIT' group by 1, 2)
                select format('credit of %s %s: lots %s, books %s', owner, currency,
                              coalesce(l.amount, 0) - coalesce(u.amount, 0) - coalesce(t.amount, 0), coalesce(b.amount, 0))
                from lots l full join used u using (owner, currency) full join taken t using (owner, currency)
                full join books b using (owner, currency)
                where coalesce(l.amount, 0) - coalesce(u.amount, 0) - coalesce(t.amount, 0) <> coalesce(b.amount, 0)""", jdbc);
    }
}
