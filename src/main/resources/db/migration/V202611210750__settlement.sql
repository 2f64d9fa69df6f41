-- A closed period on its way to being paid; the row says what its money did and where it stands.
create table settlement (
    id                 bigint      generated always as identity primary key,
    reader_id          bigint      not null,
    currency           text        not null,
    period             int         not null,
    state              text        not null check (state in ('NOTICED', 'CHARGING', 'NEEDS_ACTION', 'DECLINED_SOFT',
                                       'DECLINED_HARD', 'UNKNOWN', 'PAID', 'CARRIED', 'CANCELLED')),
    cause              text        not null check (cause in ('THRESHOLD', 'LIMIT', 'SWEEP', 'READER')),
    gross_micros       bigint      not null check (gross_micros >= 0),
    carried_in_micros  bigint      not null check (carried_in_micros >= 0),
    removed_micros     bigint      not null default 0 check (removed_micros >= 0),
    credit_used_micros bigint      not null default 0 check (credit_used_micros >= 0),
    charged_micros     bigint      not null default 0 check (charged_micros >= 0),
    carried_out_micros bigint      not null default 0 check (carried_out_micros >= 0),
    fee_micros         bigint      check (fee_micros >= 0),
    -- a carried settlement went into that open period, and its lines are paid with the settlement that closed it
    carried_into       int,
    covered_by         bigint      references settlement,
    oldest_at          timestamptz not null,
    closed_at          timestamptz not null,
    noticed_at         timestamptz,
    notice_opened_at   timestamptz,
    postponed_at       timestamptz,
    charge_at          timestamptz not null,
    retries            int         not null default 0,
    retry_at           timestamptz,
    decline_code       text,
    payment_intent     text,
    paid_at            timestamptz,
    moved_at           timestamptz not null,
    unique (reader_id, currency, period),
    check (state = 'NOTICED' or gross_micros + carried_in_micros - removed_micros - credit_used_micros
                                = charged_micros + carried_out_micros),
    check ((state = 'PAID') = (paid_at is not null)),
    check ((state = 'CARRIED') = (carried_into is not null))
);
create index settlement_charge on settlement (charge_at) where state = 'NOTICED';
create index settlement_unpaid on settlement (reader_id, currency)
    where state in ('NOTICED', 'CHARGING', 'NEEDS_ACTION', 'DECLINED_SOFT', 'DECLINED_HARD', 'UNKNOWN');
create index settlement_retry on settlement (retry_at) where state = 'DECLINED_SOFT';
create index settlement_moved on settlement (moved_at) where state in ('CHARGING', 'NEEDS_ACTION');
create index settlement_covered on settlement (covered_by) where covered_by is not null;
create index settlement_state on settlement (state, id);
grant select, insert, update on settlement to app, jobs;

-- Money paid ahead, e.g. by returning what was paid for. What is left of it follows from the fundings.
create table credit_lot (
    id            bigint      generated always as identity primary key,
    reader_id     bigint      not null,
    currency      text        not null,
    amount_micros bigint      not null check (amount_micros > 0),
    source        text        not null unique,
    created_at    timestamptz not null
);
create index credit_lot_reader on credit_lot (reader_id, currency, id);
grant select, insert on credit_lot to app, jobs;

-- Where a settlement's money comes from: its card payment, and credit lots, the oldest first.
create table settlement_funding (
    settlement_id bigint      not null references settlement,
    source        text        not null,
    credit_lot_id bigint      references credit_lot,
    amount_micros bigint      not null check (amount_micros > 0),
    funded_at     timestamptz not null,
    primary key (settlement_id, source)
);
create index settlement_funding_lot on settlement_funding (credit_lot_id) where credit_lot_id is not null;
grant select, insert on settlement_funding to app, jobs;

-- What each item of a paid settlement brought its creator, as it was booked.
create table settlement_share (
    settlement_id       bigint not null references settlement,
    creator_id          bigint not null,
    item_id             bigint not null,
    units               int    not null check (units > 0),
    gross_micros        bigint not null check (gross_micros > 0),
    platform_fee_micros bigint not null check (platform_fee_micros >= 0),
    card_fee_micros     bigint not null check (card_fee_micros >= 0),
    net_micros          bigint not null,
    primary key (settlement_id, item_id),
    check (gross_micros = platform_fee_micros + card_fee_micros + net_micros)
);
create index settlement_share_creator on settlement_share (creator_id, item_id);
grant select, insert on settlement_share to app, jobs;

-- What was given back after it was paid.
create table settlement_return (
    settlement_id       bigint      not null references settlement,
    item_id             bigint      not null,
    take                int         not null,
    credit_lot_id       bigint      not null references credit_lot,
    platform_fee_micros bigint      not null,
    card_fee_micros     bigint      not null,
    net_micros          bigint      not null,
    returned_at         timestamptz not null,
    primary key (settlement_id, item_id, take)
);
grant select, insert on settlement_return to app, jobs;
