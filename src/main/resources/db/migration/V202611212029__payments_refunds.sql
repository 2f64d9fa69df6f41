-- Money back to the card that paid. One refund per reference, however often it is asked for; a failed one is final.
create table payment_refund (
    reference     text        primary key,
    payment       text        not null references card_payment,
    amount_micros bigint      not null check (amount_micros > 0),
    currency      text        not null,
    state         text        not null check (state in ('REQUESTED', 'SENT', 'FAILED')),
    refund        text        unique,
    failure       text,
    requested_at  timestamptz not null,
    moved_at      timestamptz not null,
    check (state <> 'SENT' or refund is not null),
    check ((state = 'FAILED') = (failure is not null))
);
create index payment_refund_of on payment_refund (payment);
grant select, insert on payment_refund to app, jobs;
grant update (state, refund, failure, moved_at) on payment_refund to app, jobs;

-- What was asked to go back and did not fail.
alter table card_payment
    add column refunded_micros bigint not null default 0,
    add check (refunded_micros between 0 and amount_micros);

-- In the payment's currency; all of the payment where the dispute has another.
alter table payment_dispute add column disputed_micros bigint check (disputed_micros > 0);
update payment_dispute d set disputed_micros = p.amount_micros from card_payment p where p.reference = d.reference;
alter table payment_dispute alter column disputed_micros set not null;
revoke update on payment_dispute from app, jobs;
grant update (state, closed_at) on payment_dispute to app, jobs;
