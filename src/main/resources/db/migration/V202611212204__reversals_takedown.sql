-- What the platform took away from everybody, why, and what its creator says to it.
create table takedown (
    id           bigint      generated always as identity primary key,
    item_id      bigint      not null,
    creator_id   bigint      not null,
    reason       text        not null check (reason in ('ILLEGAL', 'RIGHTS')),
    note         text        not null check (length(note) between 10 and 1000),
    reversal_id  bigint      not null references reversal,
    taken_by     bigint      not null,
    taken_at     timestamptz not null,
    objection    text        check (length(objection) between 1 and 2000),
    objected_at  timestamptz,
    restored_by  bigint,
    restored_at  timestamptz,
    check ((objection is null) = (objected_at is null)),
    check ((restored_by is null) = (restored_at is null))
);
create unique index takedown_of_item on takedown (item_id) where restored_at is null;
create index takedown_of_creator on takedown (creator_id, id desc);
grant select, insert, update on takedown to app, jobs;
