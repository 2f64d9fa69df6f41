-- What was noticed about a creator and a reader (0 for none), each kind once: facts, never a verdict.
create table screening_signal (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    creator_id bigint      not null,
    reader_id  bigint      not null,
    facts      bigint[]    not null,
    noticed_at timestamptz not null,
    unique (creator_id, kind, reader_id)
);
grant select on screening_signal to app;
grant select, insert on screening_signal to jobs;

-- People look at a creator's readers. Two of them withhold, a third answers the appeal.
create table screening_review (
    id           bigint      generated always as identity primary key,
    creator_id   bigint      not null,
    state        text        not null check (state in ('OPEN', 'PROPOSED', 'DECIDED', 'APPEALED', 'REVERSING', 'CLOSED', 'CLEARED')),
    opened_at    timestamptz not null,
    charged_from timestamptz not null,
    reason       text,
    readers      bigint[]    not null default '{}',
    proposed_by  bigint,
    proposed_at  timestamptz,
    agreed_by    bigint      check (agreed_by <> proposed_by),
    appeal_until timestamptz,
    appeal       text        check (length(appeal) between 1 and 2000),
    answered_by  bigint      check (answered_by not in (proposed_by, agreed_by)),
    reversal_id  bigint references reversal,
    decided_at   timestamptz,
    check ((decided_at is not null) = (state in ('CLOSED', 'CLEARED'))),
    check (state not in ('DECIDED', 'APPEALED', 'REVERSING', 'CLOSED') or agreed_by is not null),
    check (state not in ('REVERSING', 'CLOSED') or reversal_id is not null)
);
create unique index screening_review_under_way on screening_review (creator_id) where decided_at is null;
create index screening_review_of on screening_review (creator_id, id desc);
grant select, insert, update on screening_review to app, jobs;
