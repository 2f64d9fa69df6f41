-- A bank may only ask at first. An inquiry that ends took nothing; one that goes on becomes the dispute of the same name.
alter table payment_dispute drop constraint payment_dispute_state_check, drop constraint payment_dispute_check;
alter table payment_dispute
    add constraint payment_dispute_state_check check (state in ('INQUIRY', 'ENDED', 'OPEN', 'WON', 'LOST')),
    add constraint payment_dispute_closed_check check ((state in ('INQUIRY', 'OPEN')) = (closed_at is null));

-- A bank says that a payment was not its cardholder's, before any dispute.
create table payment_warning (
    warning   text        primary key,
    reference text        not null references card_payment,
    warned_at timestamptz not null
);
create index payment_warning_of on payment_warning (reference);
grant select, insert on payment_warning to app, jobs;

-- A card that takes no payment of this payer since a payment with it is disputed, or of anybody since its bank warned of it.
create table card_bar (
    fingerprint_hash text        not null,
    source           text        not null,
    payer            bigint,
    barred_at        timestamptz not null,
    lifted_at        timestamptz,
    primary key (fingerprint_hash, source)
);
create index card_bar_source on card_bar (source);
grant select, insert on card_bar to app, jobs;
grant update (lifted_at) on card_bar to app, jobs;
