-- The reader is promised credit if the bank leaves the money with us.
alter table dispute_case add column offered_at timestamptz;
grant update (offered_at) on dispute_case to app, jobs;
