-- Who looks into what waits at the desk. The newest row about a matter counts.
create table matter_taken (
    id       bigint      generated always as identity primary key,
    kind     text        not null,
    matter   text        not null,
    admin    bigint      not null,
    taken_at timestamptz not null
);
create index matter_taken_by_matter on matter_taken (kind, matter, id desc);
grant select, insert on matter_taken to app;
create index payout_terms_stopped on payout_terms (creator_id) where held_at is not null or bank_refused_at is not null;
