-- Booked rows say which transaction booked them: below a snapshot's horizon none can be added any more, and they are sealed.
alter table posting add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table posting_line add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table credit_lot add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table settlement_funding add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table settlement_share add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table settlement_return add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table split_sheet add column tx bigint not null default pg_current_xact_id()::text::bigint;
alter table split_part add column tx bigint not null default pg_current_xact_id()::text::bigint;
create index posting_tx on posting using brin (tx) with (pages_per_range = 16);
create index posting_line_tx on posting_line using brin (tx) with (pages_per_range = 16);
create index credit_lot_tx on credit_lot using brin (tx) with (pages_per_range = 16);
create index settlement_funding_tx on settlement_funding using brin (tx) with (pages_per_range = 16);
create index settlement_share_tx on settlement_share using brin (tx) with (pages_per_range = 16);
create index settlement_return_tx on settlement_return using brin (tx) with (pages_per_range = 16);

-- A settlement's amounts change while it is announced or carried on. tx: the transaction that ended it, with all it carried.
alter table settlement add column tx bigint;
update settlement s set tx = pg_current_xact_id()::text::bigint
from settlement last
where last.id = coalesce(s.covered_by, s.id) and last.state in ('PAID', 'CANCELLED');
create index settlement_tx on settlement (tx) where tx is not null;

-- Runs as the owner: nobody else may say that a settlement has ended.
create function settlement_ends() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    new.tx := pg_current_xact_id()::text::bigint;
    update settlement set tx = new.tx where covered_by = new.id;
    return new;
end $$;
create trigger settlement_ends before update on settlement for each row
    when (new.state in ('PAID', 'CANCELLED') and old.tx is null) execute function settlement_ends();

create function settlement_amounts_stay() returns trigger language plpgsql as $$
begin
    raise exception 'the amounts of settlement % are booked', old.id;
end $$;
create trigger settlement_amounts_stay before update on settlement for each row
    when ((old.tx is not null or old.state not in ('NOTICED', 'CARRIED'))
          and (old.carried_in_micros, old.removed_micros, old.credit_used_micros, old.charged_micros, old.carried_out_micros)
              is distinct from
              (new.carried_in_micros, new.removed_micros, new.credit_used_micros, new.charged_micros, new.carried_out_micros))
    execute function settlement_amounts_stay();

-- Which period was closed, of whom, when and over how much, stays.
revoke update on settlement from app, jobs;
grant update (state, carried_in_micros, removed_micros, credit_used_micros, charged_micros, carried_out_micros, fee_micros,
              carried_into, covered_by, notice_opened_at, postponed_at, charge_at, retries, retry_at, decline_code,
              payment_intent, paid_at, moved_at) on settlement to app, jobs;

-- What is sealed of a charge's subject, and what stays of it when it is forgotten: 63 bits of a salted hash, below zero,
-- where no item's id is.
create function subject_mark(subject bigint, salt bigint) returns bigint language sql immutable parallel safe
    return case when subject < 0 then subject
        else substr(sha256(int8send(salt) || int8send(subject)), 1, 8)::bigint | '-9223372036854775808'::bigint end;

-- One link of the chain: everything that transactions from low to below high booked. Its hash covers the one before.
create table seal (
    number    int         primary key check (number > 0),
    low       bigint      not null,
    high      bigint      not null check (high > low),
    row_count bigint      not null check (row_count > 0),
    sealed_at timestamptz not null,
    hash      bytea       not null check (length(hash) = 32)
);
-- Some rows of one table in a seal, by their hashes. marks: four bytes of each row's hash, to name the one that does not fit.
create table seal_part (
    seal_number int   not null references seal deferrable initially deferred,
    relation    text  not null,
    part        int   not null,
    parts       int   not null,
    columns     text  not null,
    row_count   int   not null check (row_count > 0),
    hash        bytea not null check (length(hash) = 32),
    marks       bytea not null check (length(marks) = 4 * row_count),
    primary key (seal_number, relation, part)
);
grant select, insert on seal, seal_part to app, jobs;
