-- The column that differs comes second: shorter keys, and fewer comparisons on the way to them.
alter table charge drop constraint charge_pkey, add primary key (debtor, subject, kind, take);
alter table charge_return drop constraint charge_return_pkey, add primary key (debtor, subject, kind, take);

-- Codes have no language to be sorted in.
alter table tab alter column currency type text collate "C";
alter table cap_counter alter column currency type text collate "C";
