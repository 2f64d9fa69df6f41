-- Accounts of payees who moved to another country. What is in them still goes to the bank they know.
create table former_payout_account (
    account text        primary key,
    payee   bigint      not null,
    country text        not null,
    left_at timestamptz not null
);
grant select, insert on former_payout_account to app, jobs;
