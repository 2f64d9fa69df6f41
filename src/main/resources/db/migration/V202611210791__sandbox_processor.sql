-- The sandbox's card processor keeps its own books, apart from ours, as Stripe does. Empty in production.
create schema processor;
grant usage on schema processor to app;

-- Every object as the interface answers it. account: whose it is; '' is the platform.
create table processor.object (
    id         text        primary key,
    kind       text        not null,
    account    text        not null,
    number     bigint      generated always as identity,
    created_at timestamptz not null,
    body       jsonb       not null
);
create index object_newest on processor.object (kind, account, number desc);
create index object_customer on processor.object (kind, (body ->> 'customer')) where body ->> 'customer' is not null;
create index object_payment_intent on processor.object (kind, (body ->> 'payment_intent'))
    where body ->> 'payment_intent' is not null;
create index object_setup_intent on processor.object ((body ->> 'setup_intent')) where body ->> 'setup_intent' is not null;

-- What the balances are summed from: one row per balance transaction.
create table processor.balance_line (
    transaction_id text        primary key,
    account        text        not null,
    currency       text        not null,
    net            bigint      not null,
    created_at     timestamptz not null,
    available_at   timestamptz not null
);
create index balance_line_account on processor.balance_line (account, currency, available_at) include (net);

create table processor.idempotency_key (
    account     text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    body        text        not null,
    created_at  timestamptz not null,
    primary key (account, key)
);

-- What the webhook endpoints still have to hear.
create table processor.delivery (
    id              bigint      generated always as identity primary key,
    event_id        text        not null,
    path            text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    delivered_at    timestamptz,
    answer          text
);
create index delivery_due on processor.delivery (next_attempt_at) where delivered_at is null;

create table processor.account_link (
    token       text        primary key,
    account     text        not null,
    return_url  text        not null,
    refresh_url text        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

grant select, insert, update, delete on all tables in schema processor to app;
