-- What went back to readers, because its creator never came for it.
alter table earning
    add column unclaimed_at timestamptz,
    add check (unclaimed_at is null or released_at is not null and transfer_id is null);
grant update (unclaimed_at) on earning to app, jobs;
drop index earning_to_transfer;
create index earning_to_transfer on earning (creator_id, currency)
    where released_at is not null and transfer_id is null and unclaimed_at is null;

-- Which creators were told that money waits, once per age of the oldest of it.
create table payout_reminder (
    creator_id  bigint      not null,
    currency    text        not null,
    since       timestamptz not null,
    after_days  int         not null,
    reminded_at timestamptz not null,
    primary key (creator_id, currency, since, after_days)
);
grant select, insert on payout_reminder to app, jobs;

-- What nobody claims hangs on the payment it came from as well.
create or replace view credit_left with (security_invoker = true) as
    select l.id, l.reader_id, l.currency,
           case when l.source ~ '^(return|unclaimed)-' then split_part(l.source, '-', 2)::bigint end as settlement_id,
           (l.amount_micros
            - coalesce((select sum(amount_micros) from settlement_funding f where f.credit_lot_id = l.id), 0)
            - coalesce((select sum(amount_micros) from credit_taken t where t.credit_lot_id = l.id), 0))::bigint as left_micros
    from credit_lot l;
