-- What is given to a reader for one thing that was paid, at the platform's cost: once, and at most its price. Within a limit whoever asks
-- gives it alone; the limit that held is kept. Otherwise another person decides.
create table goodwill (
    id                 bigint      generated always as identity primary key,
    settlement_id      bigint      not null references settlement,
    kind               smallint    not null,
    subject            bigint      not null,
    take               int         not null,
    currency           text        not null,
    price_micros       bigint      not null,
    amount_micros      bigint      not null check (amount_micros > 0 and amount_micros <= price_micros),
    note               text        not null check (length(note) between 10 and 500),
    asked_by           bigint      not null,
    asked_at           timestamptz not null,
    alone_up_to_micros bigint      check (amount_micros <= alone_up_to_micros),
    decided_by         bigint,
    decided_at         timestamptz,
    given              boolean,
    check ((given is null) = (decided_by is null) and (given is null) = (decided_at is null)),
    check ((decided_by = asked_by) is not distinct from (case when alone_up_to_micros is not null then true
                                                              when decided_by is not null then false end))
);
create unique index goodwill_once on goodwill (settlement_id, kind, subject, take) where given is not false;
create index goodwill_open on goodwill (id) where given is null;
create index goodwill_alone on goodwill (asked_by, asked_at) where alone_up_to_micros is not null;
grant select, insert on goodwill to app;
grant update (decided_by, decided_at, given) on goodwill to app;
