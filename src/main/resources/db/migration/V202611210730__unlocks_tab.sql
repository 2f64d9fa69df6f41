-- A reader's running account in one currency. The only row an unlock locks; nothing that changes is indexed, so that
-- updates stay in their page.
create table tab (
    reader_id         bigint   not null,
    currency          text     not null,
    period            int      not null default 1,
    carried_in_micros bigint   not null default 0,
    owed_micros       bigint   not null default 0,
    due_micros        bigint   not null default 0,
    count             int      not null default 0,
    limit_micros      bigint   not null,
    blocks            smallint not null default 0,
    opened_at         timestamptz,
    primary key (reader_id, currency)
) with (fillfactor = 50);

-- One line on a tab. It has one debtor, one payee and one positive amount, so it is balanced as it stands; its key makes it
-- the record of idempotency as well.
create table charge (
    debtor        bigint      not null,
    subject       bigint      not null,
    payee         bigint      not null,
    amount_micros bigint      not null check (amount_micros > 0 and amount_micros % 100 = 0),
    salt          bigint      not null,
    charged_at    timestamptz not null,
    tx            bigint      not null default pg_current_xact_id()::text::bigint,
    period        int         not null,
    item_version  int         not null,
    kind          smallint    not null check (kind = 1),
    take          smallint    not null check (take > 0),
    tax_profile   smallint    not null default 0,
    currency      text        not null,
    primary key (debtor, kind, subject, take)
);
-- Rows come in the order of their transactions: readers by cursor find the new ones without an index that grows with them.
create index charge_tx on charge using brin (tx) with (pages_per_range = 16);

-- The mirror of one charge. Neither row is ever changed or deleted.
create table charge_return (
    debtor        bigint      not null,
    subject       bigint      not null,
    payee         bigint      not null,
    amount_micros bigint      not null check (amount_micros > 0),
    returned_at   timestamptz not null,
    tx            bigint      not null default pg_current_xact_id()::text::bigint,
    period        int         not null,
    kind          smallint    not null,
    take          smallint    not null,
    currency      text        not null,
    reason        text        not null,
    primary key (debtor, kind, subject, take)
);
create index charge_return_tx on charge_return using brin (tx) with (pages_per_range = 16);

-- What a reader has without a charge that says so: granted, or forgotten by the payment record.
create table library (
    reader_id    bigint      not null,
    item_id      bigint      not null,
    item_version int         not null,
    since        timestamptz not null,
    source       text        not null,
    primary key (reader_id, item_id)
);

-- How far the platform trusts a reader; decides the tab's limit.
create table trust (
    reader_id        bigint   primary key,
    level            text     not null,
    paid_settlements int      not null default 0
);

-- Creators' charges per item, a few seconds behind.
create table accrual (
    creator_id   bigint not null,
    currency     text   not null,
    item_id      bigint not null,
    units        bigint not null,
    gross_micros bigint not null,
    primary key (creator_id, currency, item_id)
);
-- All transactions below this one are in the accruals.
create table accrual_cursor (
    one boolean primary key default true check (one),
    tx  bigint  not null
);
insert into accrual_cursor (tx) values (0);

grant select, insert, update on tab, trust to app, jobs;
grant select, insert on charge, charge_return, library to app, jobs;
grant select, insert, update on accrual to app, jobs;
grant select, update on accrual_cursor to app, jobs;
-- May forget what a charge was for, and nothing else.
grant select, update (subject, salt) on charge to purge;
grant select, update (subject) on charge_return to purge;
grant select, insert on library to purge;
