-- Names these books at the processor, so that two databases on one account never take each other's objects or keys.
create table processor_books (
    one boolean primary key default true check (one),
    id  uuid    not null default gen_random_uuid()
);
insert into processor_books default values;
grant select on processor_books to app, jobs;

-- What changes something at the processor: committed before the call, answered after it, never forgotten in between.
create table processor_call (
    id              bigint      generated always as identity primary key,
    operation       text        not null,
    reference       text        not null,
    attempt         int         not null check (attempt > 0),
    idempotency_key text        not null unique,
    request         text        not null,
    state           text        not null check (state in ('PENDING', 'ANSWERED')),
    object          text,
    failure         text,
    asked_at        timestamptz not null,
    answered_at     timestamptz,
    unique (operation, reference, attempt),
    check ((state = 'ANSWERED') = (answered_at is not null))
);
create index processor_call_pending on processor_call (asked_at) where state = 'PENDING';
grant select, insert, update on processor_call to app, jobs;

-- The webhook inbox: what the processor told, as it told it.
create table processor_event (
    id          text        primary key,
    endpoint    text        not null check (endpoint in ('PLATFORM', 'CONNECT')),
    type        text        not null,
    payload     text        not null,
    received_at timestamptz not null,
    handled_at  timestamptz,
    failed_at   timestamptz,
    failure     text
);
create index processor_event_open on processor_event (received_at) where handled_at is null;
grant select, insert, update on processor_event to app, jobs;

create table payment_customer (
    payer      bigint      primary key,
    customer   text        not null unique,
    created_at timestamptz not null
);
grant select, insert on payment_customer to app, jobs;

-- A visit to the processor's page where a card is typed.
create table card_setup (
    id         bigint      generated always as identity primary key,
    payer      bigint      not null,
    session    text        unique,
    page       text,
    state      text        not null check (state in ('STARTED', 'SAVED', 'ENDED')),
    started_at timestamptz not null
);
create index card_setup_payer on card_setup (payer, id);
grant select, insert, update on card_setup to app, jobs;

create table saved_card (
    id               bigint      generated always as identity primary key,
    payer            bigint      not null,
    payment_method   text        not null unique,
    brand            text        not null,
    last4            text        not null,
    expires          date        not null,
    country          text        not null,
    fingerprint_hash text        not null,
    authentication   text        not null,
    saved_at         timestamptz not null,
    replaced_at      timestamptz
);
create unique index saved_card_of on saved_card (payer) where replaced_at is null;
create index saved_card_fingerprint on saved_card (fingerprint_hash);
grant select, insert, update on saved_card to app, jobs;

-- One PaymentIntent per reference, however often it is tried.
create table card_payment (
    reference     text        primary key,
    payer         bigint      not null,
    amount_micros bigint      not null check (amount_micros > 0),
    currency      text        not null,
    intent        text        unique,
    state         text        not null
        check (state in ('REQUESTED', 'CREATED', 'PROCESSING', 'NEEDS_ACTION', 'DECLINED', 'SUCCEEDED', 'CANCELED')),
    failure       text,
    requested_at  timestamptz not null,
    moved_at      timestamptz not null,
    fee_micros    bigint,
    check (state in ('REQUESTED', 'DECLINED') or intent is not null),
    check ((state = 'SUCCEEDED') = (fee_micros is not null))
);
create index card_payment_open on card_payment (moved_at) where state in ('REQUESTED', 'CREATED', 'PROCESSING');
grant select, insert, update on card_payment to app, jobs;
