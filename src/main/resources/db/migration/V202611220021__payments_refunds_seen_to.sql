-- What did not arrive on a card waits for a person, who says what became of it.
alter table payment_refund
    add column seen_to    text check (length(seen_to) between 10 and 500),
    add column seen_to_at timestamptz,
    add check ((seen_to is null) = (seen_to_at is null)),
    add check (seen_to is null or state = 'FAILED');
create index payment_refund_failed on payment_refund (moved_at) where state = 'FAILED' and seen_to is null;
grant update (seen_to, seen_to_at) on payment_refund to app;
