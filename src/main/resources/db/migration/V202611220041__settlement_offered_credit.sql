-- Lots with what is left of them. A lot names the settlement whose card payment it is from: given back, paid ahead, claimed by nobody,
-- or given to whoever withdrew a dispute.
create or replace view credit_left with (security_invoker = true) as
    select l.id, l.reader_id, l.currency,
           case when l.source ~ '^(return|prefund|unclaimed|offered)-' then split_part(l.source, '-', 2)::bigint end as settlement_id,
           (l.amount_micros
            - coalesce((select sum(amount_micros) from settlement_funding f where f.credit_lot_id = l.id), 0)
            - coalesce((select sum(amount_micros) from credit_taken t where t.credit_lot_id = l.id), 0))::bigint as left_micros
    from credit_lot l;
