-- Each movement of the balance as the processor reported it, once.
create table balance_move (
    id         text        primary key,
    number     bigint      generated always as identity,
    run_id     bigint      not null,
    type       text        not null,
    object     text        not null,
    net_micros bigint      not null,
    currency   text        not null,
    made_at    timestamptz not null
);
create index balance_move_object on balance_move (object) include (currency, net_micros);
create index balance_move_run on balance_move (run_id, number);
grant select, insert on balance_move to app;

-- One comparison with the processor: lists what was made in [since, until), newest first, then compares, oldest first.
-- listed_to, matched_to, booked_to: where it goes on after a crash.
create table reconciliation_run (
    id          bigint      generated always as identity primary key,
    since       timestamptz not null,
    until       timestamptz not null check (until > since),
    started_at  timestamptz not null,
    listed_to   text,
    listed_at   timestamptz,
    matched_to  bigint,
    booked_to   text        not null default '',
    finished_at timestamptz
);
create unique index reconciliation_run_unfinished on reconciliation_run ((true)) where finished_at is null;
grant select, insert, update on reconciliation_run to app;

-- What both said at the end of a run.
create table reconciled_balance (
    run_id           bigint not null references reconciliation_run,
    currency         text   not null,
    processor_micros bigint not null,
    books_micros     bigint not null,
    primary key (run_id, currency)
);
grant select, insert on reconciled_balance to app;

-- What waits in suspense because nobody knows its place yet. resolved_by: null when the match arrived by itself.
create table processor_break (
    id                bigint      generated always as identity primary key,
    object            text        not null,
    currency          text        not null,
    difference_micros bigint      not null check (difference_micros <> 0),
    opened_at         timestamptz not null,
    owner             bigint,
    resolved_at       timestamptz,
    resolved_by       bigint,
    note              text        check (length(note) between 10 and 500),
    check (resolved_by is null or resolved_at is not null and note is not null)
);
create unique index processor_break_open on processor_break (object, currency) where resolved_at is null;
create index processor_break_object on processor_break (object, currency, id);
grant select, insert on processor_break to app;
grant update (owner, resolved_at, resolved_by, note) on processor_break to app;
