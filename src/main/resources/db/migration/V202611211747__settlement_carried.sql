-- Whoever closes a period looks for what was carried into it: few rows, and never a look at all settlements.
create index settlement_carried on settlement (reader_id, currency, carried_into)
    where carried_into is not null and covered_by is null;
