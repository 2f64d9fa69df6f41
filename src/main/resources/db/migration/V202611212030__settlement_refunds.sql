-- Credit that goes back to the card: one refund per settlement and day, of what was given back until then. Its amount is what it
-- took from credit lots.
create table settlement_refund (
    id            bigint      generated always as identity primary key,
    settlement_id bigint      not null references settlement,
    day           date        not null,
    state         text        not null check (state in ('COLLECTING', 'REQUESTED', 'SENT', 'FAILED')),
    failure       text,
    moved_at      timestamptz not null,
    check ((state = 'FAILED') = (failure is not null))
);
create unique index settlement_refund_of_day on settlement_refund (settlement_id, day) where state <> 'FAILED';
create index settlement_refund_of on settlement_refund (settlement_id);
create index settlement_refund_collecting on settlement_refund (day) where state = 'COLLECTING';
grant select, insert, update on settlement_refund to app, jobs;

-- What left a lot otherwise than by paying a settlement, e.g. for refund-12. What comes back is a row below zero.
create table credit_taken (
    id            bigint      generated always as identity primary key,
    credit_lot_id bigint      not null references credit_lot,
    source        text        not null,
    amount_micros bigint      not null check (amount_micros <> 0),
    taken_at      timestamptz not null,
    tx            bigint      not null default pg_current_xact_id()::text::bigint
);
create index credit_taken_lot on credit_taken (credit_lot_id);
create index credit_taken_source on credit_taken (source);
create index credit_taken_tx on credit_taken using brin (tx) with (pages_per_range = 16);
grant select, insert on credit_taken to app, jobs;

-- Lots with what is left of them. A lot of something given back names the settlement that had paid for it.
create view credit_left with (security_invoker = true) as
    select l.id, l.reader_id, l.currency,
           case when l.source like 'return-%' then split_part(l.source, '-', 2)::bigint end as settlement_id,
           (l.amount_micros
            - coalesce((select sum(amount_micros) from settlement_funding f where f.credit_lot_id = l.id), 0)
            - coalesce((select sum(amount_micros) from credit_taken t where t.credit_lot_id = l.id), 0))::bigint as left_micros
    from credit_lot l;
grant select on credit_left to app, jobs;
