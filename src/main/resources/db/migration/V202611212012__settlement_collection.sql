-- Charging everything that was due at one time; at most one is open.
create table collection_run (
    id              bigint      generated always as identity primary key,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    stopped_at      timestamptz,
    holder          uuid,
    total           int         not null,
    done            int         not null default 0,
    failed          int         not null default 0,
    last_settlement bigint      not null default 0
);
create unique index collection_run_open on collection_run ((true)) where finished_at is null;
grant select, insert, update on collection_run to app, jobs;
