create index earning_of_month on earning (creator_id, currency, collected_at);
create index transfer_of_month on transfer (creator_id, currency, decided_at) where state = 'SENT';
