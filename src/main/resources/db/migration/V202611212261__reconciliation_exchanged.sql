-- What moved in the currency of what it belongs to, where the processor exchanged it.
alter table balance_move
    add column own_micros   bigint,
    add column own_currency text,
    add check ((own_micros is null) = (own_currency is null));
