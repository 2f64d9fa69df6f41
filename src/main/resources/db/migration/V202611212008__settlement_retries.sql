-- Since when a settlement waits for its reader, and how often the reader was reminded.
alter table settlement
    add column waits_since timestamptz,
    add column reminders   int not null default 0;
grant update (waits_since, reminders) on settlement to app, jobs;

-- A settlement of this tab waits for its reader: every page says so.
alter table tab add column waits boolean not null default false;

create index settlement_waits on settlement (waits_since) where state in ('NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD');
