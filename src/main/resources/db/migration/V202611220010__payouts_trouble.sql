-- Creators at whose money a step of ours breaks, until it goes well again.
create table payout_trouble (
    creator_id bigint      not null,
    currency   text        not null check (length(currency) = 3),
    step       text        not null check (step in ('RELEASE', 'DEBT', 'UNCLAIMED', 'PAY')),
    reason     text        not null check (length(reason) between 1 and 200),
    times      int         not null check (times > 0),
    since      timestamptz not null,
    retry_at   timestamptz not null,
    primary key (creator_id, currency, step)
);
grant select, insert, update, delete on payout_trouble to app, jobs;
