-- One dispute of one card payment. Platform-owned: it names the reader; creators see their lines only.
create table dispute_case (
    id                  bigint      generated always as identity primary key,
    dispute             text        not null unique,
    payment_reference   text        not null,
    settlement_id       bigint,
    reader_id           bigint,
    tab_currency        text,
    currency            text        not null,
    amount_micros       bigint      not null check (amount_micros > 0),
    held_micros         bigint      not null check (held_micros >= 0),
    excess_micros       bigint      not null check (excess_micros >= 0),
    fee_micros          bigint      not null check (fee_micros >= 0),
    reason              text        not null,
    opened_at           timestamptz not null,
    answer_by           timestamptz not null,
    state               text        not null check (state in ('OPEN', 'ACCEPTED', 'CONTESTED', 'WON', 'LOST')),
    answered_at         timestamptz,
    answered_by         bigint,
    evidence            text,
    refusal             text,
    closed_at           timestamptz,
    fee_returned_micros bigint,
    reinstated_at       timestamptz,
    check (amount_micros = held_micros + excess_micros),
    check ((state in ('WON', 'LOST')) = (closed_at is not null)),
    check (state <> 'CONTESTED' or evidence is not null)
);
create index dispute_case_open on dispute_case (answer_by) where closed_at is null;
create index dispute_case_settlement on dispute_case (settlement_id);
create index dispute_case_reader on dispute_case (reader_id);
grant select, insert on dispute_case to app, jobs;
grant update (state, answered_at, answered_by, evidence, refusal, closed_at, fee_returned_micros, reinstated_at)
    on dispute_case to app, jobs;

-- Which items the case is about, and how much of it falls on each. Tenant-owned: a creator sees its own.
create table dispute_line (
    case_id        bigint      not null references dispute_case,
    creator_id     bigint      not null,
    item_id        bigint      not null,
    take           int         not null,
    currency       text        not null,
    price_micros   bigint      not null check (price_micros >= 0),
    claimed_micros bigint      not null check (claimed_micros >= 0),
    unlocked_at    timestamptz not null,
    primary key (case_id, creator_id, item_id, take)
);
create index dispute_line_of_creator on dispute_line (creator_id, case_id desc);
grant select, insert on dispute_line to app, jobs;
alter table dispute_line enable row level security;
alter table dispute_line force row level security;
create policy dispute_line_tenant on dispute_line to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy dispute_line_jobs on dispute_line to jobs using (true);
