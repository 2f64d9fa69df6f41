-- A verification that an operator asked for, and how far it is. One at a time.
create table verification (
    id          bigint      generated always as identity primary key,
    asked_at    timestamptz not null,
    expected    text        check (expected ~ '^[0-9a-f]{64}$'),
    sealed_rows bigint      not null,
    compared    bigint      not null default 0,
    ended_at    timestamptz,
    misfit      text        check (misfit in ('HEAD', 'CHAIN', 'CHANGED', 'ADDED', 'MISSING', 'INVARIANT')),
    what        text,
    detail      text,
    check (misfit is null or ended_at is not null),
    check ((misfit is null) = (what is null and detail is null))
);
create unique index verification_one_at_a_time on verification ((true)) where ended_at is null;
grant select, insert on verification to app;
grant update (compared, ended_at, misfit, what, detail) on verification to app;
