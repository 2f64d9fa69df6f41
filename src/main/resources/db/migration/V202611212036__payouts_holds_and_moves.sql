-- Since when an operator looks at a creator: earnings go on, transfers wait.
alter table payout_terms add column held_at timestamptz;
