-- A difference that one operator would book against a creator's balance, and another one decides about.
create table break_placement (
    id            bigint      generated always as identity primary key,
    break_id      bigint      not null references processor_break,
    transfer      text        not null,
    creator_id    bigint      not null,
    currency      text        not null,
    amount_micros bigint      not null check (amount_micros <> 0),
    note          text        not null check (length(note) between 10 and 500),
    requested_by  bigint      not null,
    requested_at  timestamptz not null,
    approved      boolean,
    decided_by    bigint check (decided_by <> requested_by),
    decided_at    timestamptz,
    check ((approved is null) = (decided_by is null) and (approved is null) = (decided_at is null))
);
create unique index break_placement_once on break_placement (break_id) where approved is null or approved;
grant select, insert on break_placement to app;
grant update (approved, decided_by, decided_at) on break_placement to app;
