-- What was forgotten of a reader, and when.
alter table reader add column erased_at timestamptz;
grant delete on passkey_user to app;

-- Reasons why no tab of a reader takes anything, also none that is opened later. Bits as in a tab's blocks.
create table reader_block (
    reader_id bigint primary key,
    blocks    int    not null
);
grant select, insert, update on reader_block to app, jobs;

-- Readers on their way out; without an end it can be undone.
create table departure (
    reader_id bigint      primary key,
    asked_at  timestamptz not null,
    ends_at   timestamptz not null,
    ended_at  timestamptz
);
create index departure_due on departure (ends_at) where ended_at is null;
grant select, insert, update, delete on departure to app;

-- What somebody left unpaid, by a mark of the address: it says nothing without the key.
create table departed_claim (
    reader_id  bigint      primary key,
    mail_mark  bytea       not null,
    kept_at    timestamptz not null,
    cleared_at timestamptz
);
create index departed_claim_mark on departed_claim (mail_mark) where cleared_at is null;
grant select, insert, update on departed_claim to app;

create table creator_departure (
    creator_id bigint      primary key,
    asked_at   timestamptz not null,
    ends_at    timestamptz not null,
    ended_at   timestamptz
);
create index creator_departure_due on creator_departure (ends_at) where ended_at is null;
grant select, insert, update, delete on creator_departure to app;
