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
