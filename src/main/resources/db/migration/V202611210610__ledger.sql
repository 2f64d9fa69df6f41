create table posting (
    id        bigint generated always as identity primary key,
    kind      text        not null,
    source    text        not null,
    posted_at timestamptz not null,
    unique (kind, source)
);
create table posting_line (
    id            bigint generated always as identity primary key,
    posting_id    bigint not null references posting,
    account       text   not null,
    owner         text   not null,
    currency      text   not null,
    amount_micros bigint not null check (amount_micros <> 0)
);
create index posting_line_account on posting_line (account, owner, currency) include (amount_micros);
create index posting_line_posting on posting_line (posting_id);

-- The second wall behind Posting's constructor: all lines of a posting come in one statement and sum to zero per currency.
create function posting_balances() returns trigger language plpgsql as $$
declare
    unbalanced bigint;
begin
    select posting_id into unbalanced from lines
    group by posting_id, currency having sum(amount_micros) <> 0 limit 1;
    if found then
        raise exception 'posting % does not balance', unbalanced;
    end if;
    return null;
end $$;
create trigger posting_balances after insert on posting_line
    referencing new table as lines for each statement execute function posting_balances();

-- What is booked stays as it was booked.
grant select, insert on posting, posting_line to app, jobs;
