-- A card payment may bring more than its settlement needs: the rest waits as credit, with its part of the fee, which follows the
-- credit into the settlements that it pays.
alter table settlement add column prefunded_micros bigint not null default 0 check (prefunded_micros >= 0);
grant update (prefunded_micros) on settlement to app, jobs;
alter table credit_lot add column fee_micros bigint not null default 0 check (fee_micros >= 0);
alter table settlement_funding add column fee_micros bigint not null default 0 check (fee_micros >= 0);

-- Lots with what is left of them. A lot names the settlement whose card payment it is from.
create or replace view credit_left with (security_invoker = true) as
    select l.id, l.reader_id, l.currency,
           case when l.source ~ '^(return|prefund)-' then split_part(l.source, '-', 2)::bigint end as settlement_id,
           (l.amount_micros
            - coalesce((select sum(amount_micros) from settlement_funding f where f.credit_lot_id = l.id), 0)
            - coalesce((select sum(amount_micros) from credit_taken t where t.credit_lot_id = l.id), 0))::bigint as left_micros
    from credit_lot l;
