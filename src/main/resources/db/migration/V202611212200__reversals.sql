-- Purchases that the platform takes back. Which ones are left is asked of the charges; here is how far it is.
create table reversal (
    id            bigint      generated always as identity primary key,
    why           text        not null check (why in ('TAKEN_DOWN', 'NOT_GENUINE', 'NOT_BY_READER')),
    readers       bigint[]    not null, -- empty for everybody
    item_id       bigint,
    creator_id    bigint,
    charged_from  timestamptz not null,
    charged_until timestamptz not null,
    reversed      int         not null default 0,
    waiting       int         not null default 0, -- their payment is under way
    after_reader  bigint      not null default 0,
    after_kind    smallint    not null default 1,
    after_subject bigint      not null default 0,
    after_take    smallint    not null default 0,
    started_at    timestamptz not null,
    next_at       timestamptz not null,
    ended_at      timestamptz,
    check (charged_from < charged_until),
    check ((cardinality(readers) = 0) = (item_id is not null))
);
create index reversal_due on reversal (next_at) where ended_at is null;
grant select, insert, update on reversal to app, jobs;
