-- Since when a review holds what a creator has to get, beside what an operator holds.
alter table payout_terms add column in_review_since timestamptz;
-- Which bank an account pays, as a salted hash: two accounts with the same one pay the same bank.
alter table payout_account add column bank_hash text;
create index payout_account_bank on payout_account (bank_hash) where bank_hash is not null;
