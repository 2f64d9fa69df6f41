-- For which end of the card its payer was told.
alter table saved_card add column told_expires date;
create index saved_card_expires on saved_card (expires) where replaced_at is null and told_expires is distinct from expires;
