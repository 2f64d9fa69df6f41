-- What of the held amount had been refunded too when the case was lost: it waits in suspense.
alter table dispute_case add column beyond_micros bigint not null default 0 check (beyond_micros between 0 and held_micros);
grant update (beyond_micros) on dispute_case to app, jobs;
