-- Somebody or something else clicked in a reader's name: its sign-ins ended at once, its charges are taken back when another admin agrees.
create table misuse (
    id           bigint      generated always as identity primary key,
    reader_id    bigint      not null,
    charged_from timestamptz not null,
    charged_until timestamptz not null,
    note         text        not null check (length(note) between 10 and 500),
    asked_by     bigint      not null,
    asked_at     timestamptz not null,
    agreed       boolean,
    decided_by   bigint      check (decided_by <> asked_by),
    decided_at   timestamptz,
    reversal_id  bigint      references reversal,
    check (charged_from < charged_until),
    check ((agreed is null) = (decided_by is null) and (agreed is null) = (decided_at is null)),
    check ((reversal_id is not null) = coalesce(agreed, false))
);
create index misuse_open on misuse (id) where agreed is null;
grant select, insert, update on misuse to app, jobs;
