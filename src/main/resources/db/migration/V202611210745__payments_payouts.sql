-- Payees' accounts at the processor, as it last described them. The row comes before the account: one per payee, forever.
create table payout_account (
    payee      bigint      primary key,
    country    text        not null,
    account    text        unique,
    payable    boolean     not null default false,
    open       text[]      not null default '{}',
    links      int         not null default 0,
    version    int         not null default 0,
    changed_at timestamptz not null
);
grant select, insert, update on payout_account to app, jobs;

-- One transfer per reference, however often it is asked for. A refused one is final; the caller asks with a new reference.
create table payee_transfer (
    reference     text        primary key,
    payee         bigint      not null,
    amount_micros bigint      not null check (amount_micros > 0),
    currency      text        not null,
    state         text        not null check (state in ('REQUESTED', 'SENT', 'REFUSED')),
    transfer      text        unique,
    failure       text,
    requested_at  timestamptz not null,
    moved_at      timestamptz not null,
    check ((state = 'SENT') = (transfer is not null))
);
grant select, insert, update on payee_transfer to app, jobs;

-- Disputes of card payments that are ours, as far as they were told to others.
create table payment_dispute (
    dispute   text        primary key,
    reference text        not null,
    state     text        not null check (state in ('OPEN', 'WON', 'LOST')),
    opened_at timestamptz not null,
    closed_at timestamptz,
    check ((state = 'OPEN') = (closed_at is null))
);
grant select, insert, update on payment_dispute to app, jobs;
