-- A correction somebody asks for: a transfer between two accounts of the platform. mirrors: the adjustment that it takes back.
create table adjustment (
    id             bigint      generated always as identity primary key,
    debit_account  text        not null,
    credit_account text        not null check (credit_account <> debit_account),
    amount_micros  bigint      not null check (amount_micros > 0),
    currency       text        not null,
    reason         text        not null
        check (reason in ('WRONG_BOOKING', 'PROCESSOR_DIFFERENCE', 'GOODWILL', 'ROUNDING', 'OTHER')),
    note           text        not null check (length(note) between 10 and 500),
    mirrors        bigint      references adjustment,
    requested_by   bigint      not null,
    requested_at   timestamptz not null,
    tx             bigint      not null default pg_current_xact_id()::text::bigint,
    unique (id, requested_by)
);
-- What another admin said to it, once. An approved one is booked in the same transaction.
create table adjustment_decision (
    adjustment_id bigint      primary key,
    requested_by  bigint      not null,
    approved      boolean     not null,
    decided_by    bigint      not null check (decided_by <> requested_by),
    decided_at    timestamptz not null,
    tx            bigint      not null default pg_current_xact_id()::text::bigint,
    foreign key (adjustment_id, requested_by) references adjustment (id, requested_by)
);
grant select, insert on adjustment, adjustment_decision to app;
