-- What creators counted on and no reader paid for too long. When it is paid after all it becomes an earning.
create table not_collected (
    settlement_id  bigint      not null,
    creator_id     bigint      not null,
    kind           smallint    not null,
    item_id        bigint      not null,
    take           int         not null,
    currency       text        not null,
    gross_micros   bigint      not null check (gross_micros > 0),
    written_off_at timestamptz not null,
    recovered_at   timestamptz,
    primary key (settlement_id, creator_id, kind, item_id, take)
);
create index not_collected_of_creator on not_collected (creator_id, currency) where recovered_at is null;
grant select, insert on not_collected to app, jobs;
grant update (recovered_at) on not_collected to app, jobs;
alter table not_collected enable row level security;
alter table not_collected force row level security;
create policy not_collected_tenant on not_collected to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy not_collected_jobs on not_collected to jobs using (true);
