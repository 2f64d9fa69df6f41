-- How a creator is paid; also the row that one payment at a time locks. A creator without a row has the ordinary terms.
create table payout_terms (
    creator_id bigint  primary key,
    trusted    boolean not null default false
);
grant select, insert, update on payout_terms to app, jobs;

-- One weekly run, claimed by whoever inserts it; without an end it is resumed.
create table payout_run (
    starts_at   timestamptz primary key,
    claimed_at  timestamptz not null,
    finished_at timestamptz
);
grant select, insert, update on payout_run to app, jobs;

-- What one item brought one creator out of one settlement. The amounts stay as they were booked; only where the money is changes.
create table earning (
    id                  bigint generated always as identity primary key,
    creator_id          bigint      not null,
    settlement_id       bigint      not null,
    item_id             bigint      not null,
    reader_pseudonym    text        not null,
    units               int         not null check (units > 0),
    currency            text        not null,
    gross_micros        bigint      not null check (gross_micros >= 0),
    platform_fee_micros bigint      not null check (platform_fee_micros >= 0),
    card_fee_micros     bigint      not null check (card_fee_micros >= 0),
    net_micros          bigint      not null,
    collected_at        timestamptz not null,
    available_at        timestamptz not null,
    released_at         timestamptz,
    transfer_id         bigint,
    unique (settlement_id, creator_id, item_id),
    check (gross_micros = platform_fee_micros + card_fee_micros + net_micros),
    check (transfer_id is null or released_at is not null)
);
create index earning_of_creator on earning (creator_id, currency, id desc);
create index earning_on_hold on earning (available_at) where released_at is null;
create index earning_to_transfer on earning (creator_id, currency) where released_at is not null and transfer_id is null;
create index earning_of_transfer on earning (transfer_id) where transfer_id is not null;
grant select, insert on earning to app, jobs;
grant update (released_at, transfer_id) on earning to app, jobs;
alter table earning enable row level security;
alter table earning force row level security;
create policy earning_tenant on earning to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy earning_jobs on earning to jobs using (true);

-- Money on its way to a creator's account at the processor. One at a time per creator and currency, or two workers pay twice.
create table transfer (
    id                 bigint generated always as identity primary key,
    creator_id         bigint      not null,
    currency           text        not null,
    amount_micros      bigint      not null check (amount_micros > 0),
    state              text        not null check (state in ('PENDING', 'SENT', 'FAILED')),
    trigger            text        not null check (trigger in ('RUN', 'RETRY', 'CREATOR')),
    requested_at       timestamptz not null,
    decided_at         timestamptz,
    processor_transfer text,
    failure            text,
    check ((state = 'PENDING') = (decided_at is null))
);
create unique index transfer_one_pending on transfer (creator_id, currency) where state = 'PENDING';
create index transfer_of_creator on transfer (creator_id, id desc);
grant select, insert on transfer to app, jobs;
grant update (state, decided_at, processor_transfer, failure) on transfer to app, jobs;
alter table transfer enable row level security;
alter table transfer force row level security;
create policy transfer_tenant on transfer to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy transfer_jobs on transfer to jobs using (true);

-- From the creator's account at the processor to the bank, as the processor tells it. A failed one leaves the money there.
create table bank_payout (
    creator_id    bigint      not null,
    payout        text        not null,
    currency      text        not null,
    amount_micros bigint      not null,
    state         text        not null,
    arrives_at    timestamptz not null,
    first_seen_at timestamptz not null,
    changed_at    timestamptz not null,
    primary key (creator_id, payout)
);
grant select, insert, update on bank_payout to app, jobs;
alter table bank_payout enable row level security;
alter table bank_payout force row level security;
create policy bank_payout_tenant on bank_payout to app
    using (creator_id = nullif(current_setting('app.creator', true), '')::bigint);
create policy bank_payout_jobs on bank_payout to jobs using (true);
