-- A second card, for when the bank of the first refuses it for good.
alter table saved_card add column spare boolean not null default false;
drop index saved_card_of;
create unique index saved_card_of on saved_card (payer, spare) where replaced_at is null;
alter table card_setup add column spare boolean not null default false;

-- Which card paid.
alter table card_payment add column payment_method text;
update card_payment p set payment_method = (
    select c.payment_method from saved_card c
    where c.payer = p.payer and c.saved_at <= p.moved_at order by c.saved_at desc limit 1)
where p.state = 'SUCCEEDED';
