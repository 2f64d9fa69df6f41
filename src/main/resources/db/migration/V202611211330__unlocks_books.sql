-- What the books carry besides plain unlocks: other kinds of charges, split sheets, month caps, budgets, a place for tax.

-- Who shares in a price, frozen: a change is a new sheet.
create table split_sheet (
    id         int         generated always as identity primary key,
    creator_id bigint      not null references creator,
    created_at timestamptz not null
);
-- Of all weights, this part's are those from below to below + weight.
create table split_part (
    sheet_id   int    not null references split_sheet,
    creator_id bigint not null references creator,
    weight     int    not null check (weight between 1 and 10000),
    below      int    not null check (below >= 0),
    total      int    not null check (total between below + weight and 200000),
    primary key (sheet_id, creator_id)
);
-- A part's share of one charge. All parts of a charge sum to it, each is a multiple of 100 micros, and the same charge is always
-- split in the same way, so that sums of shares are shares of sums.
create function split_share(amount_micros bigint, weight int, below int, total int) returns bigint
    language sql immutable parallel safe
    return 100 * ((amount_micros / 100 * (below + weight)) / total - (amount_micros / 100 * below) / total);

alter table split_sheet enable row level security;
alter table split_sheet force row level security;
create policy own on split_sheet for insert
    with check (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy everybody on split_sheet for select using (true);
alter table split_part enable row level security;
alter table split_part force row level security;
create policy own on split_part for insert
    with check (exists (select from split_sheet s where s.id = sheet_id
                        and s.creator_id = nullif(current_setting('app.creator', true), '')::bigint));
create policy everybody on split_part for select using (true);
grant select, insert on split_sheet, split_part to app;
grant select on split_sheet, split_part to jobs;

alter table offer add column split_sheet int references split_sheet;

-- Within a calendar month nobody pays this creator more.
alter table creator add column month_cap_micros bigint check (month_cap_micros > 0 and month_cap_micros % 100 = 0);
grant update (month_cap_micros) on creator to app;

-- kind: 1 unlock, 2 tip, 3 pledge, 4 gift. payee is the creator who sells; with a split sheet its parts are paid.
-- cap_month: the month (12 x year + month - 1) whose counter this charge is in; 0 for none.
alter table charge
    drop constraint charge_kind_check,
    add constraint charge_kind_check check (kind between 1 and 4),
    add column cap_month   smallint not null default 0,
    add column split_sheet int      not null default 0;
alter table charge_return add column split_sheet int not null default 0;

-- What a reader paid a creator in a month that has a cap. Changes only under the lock of the tab in its currency.
create table cap_counter (
    reader_id    bigint   not null,
    creator_id   bigint   not null,
    currency     text     not null,
    month        smallint not null,
    spent_micros bigint   not null check (spent_micros >= 0),
    primary key (reader_id, creator_id, currency, month)
) with (fillfactor = 70);
grant select, insert, update on cap_counter to app, jobs;

-- Months are the reader's own; the budget is what the reader wants to spend in one on all creators. tax_country: 26 x letter +
-- letter + 1 of the country that taxes this reader, 0 while it is unknown.
alter table tab
    add column zone                text     not null default 'UTC',
    add column tax_country         smallint not null default 0,
    add column budget_month        smallint not null default 0,
    add column budget_micros       bigint   check (budget_micros >= 0),
    add column budget_spent_micros bigint   not null default 0;

-- One row per kind of charge.
alter table accrual
    add column kind smallint not null default 1,
    drop constraint accrual_pkey,
    add primary key (creator_id, currency, item_id, kind);
