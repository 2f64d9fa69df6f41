-- Since when a bank is known to send payouts back: until that is mended, nothing more is transferred.
alter table payout_terms add column bank_refused_at timestamptz;

alter table bank_payout
    add column failure text,
    add column paid_at timestamptz; -- a bank may still send back what it had taken

-- An operator's step after refusals that no waiting mends.
alter table transfer
    drop constraint transfer_trigger_check,
    add check (trigger in ('RUN', 'RETRY', 'CREATOR', 'OPERATOR'));

-- What went between a creator's balance and what the creator owes. The balance below zero has a limit; beyond it the creator owes.
create table creator_debt (
    id            bigint      generated always as identity primary key,
    creator_id    bigint      not null,
    currency      text        not null,
    kind          text        not null check (kind in ('OWED', 'NETTED', 'GIVEN_UP')),
    amount_micros bigint      not null check (amount_micros > 0),
    moved_at      timestamptz not null
);
create index creator_debt_of on creator_debt (creator_id, currency, id);
grant select, insert on creator_debt to app, jobs;
alter table creator_debt enable row level security;
alter table creator_debt force row level security;
create policy creator_debt_tenant on creator_debt to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy creator_debt_jobs on creator_debt to jobs using (true);
