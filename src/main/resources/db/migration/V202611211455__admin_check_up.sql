-- The last check of the books: how far it is, what each rule said, and the trial balance it found. Kept, because on grown books it
-- reads all of them.
create table check_up (
    one         boolean     primary key default true check (one),
    started_at  timestamptz,
    finished_at timestamptz,
    done        int         not null default 0,
    total       int         not null default 0
);
insert into check_up default values;
create table check_up_finding (
    invariant  text        primary key,
    violations text[]      not null,
    checked_at timestamptz not null
);
create table check_up_balance (
    account       text   not null,
    currency      text   not null,
    amount_micros bigint not null,
    primary key (account, currency)
);
grant select, update on check_up to app;
grant select, insert, update, delete on check_up_finding, check_up_balance to app;

-- When the accruals last caught up, so that everybody sees when they no longer do.
alter table accrual_cursor add column projected_at timestamptz;
