-- The tax in a price: what its rate, in basis points of the price without tax, makes of it, rounded half up to a hundred micros, which
-- is what prices are multiples of. So a whole percentage of what is left stays exact.
create function tax_in(gross bigint, points int) returns bigint
    language sql immutable parallel safe
    return 100 * div(div(gross, 100) * 2 * points + 10000 + points, 2 * (10000 + points))::bigint;

-- A profile is 8 x country + content. What was bought while the country was unknown (0, and 676, which is ZZ) is taxed where its reader
-- is known to be when it is paid.
create function taxed_as(profile smallint, country smallint) returns smallint
    language sql immutable parallel safe
    return case when profile / 8 in (0, 676) then country * 8 + profile % 8 else profile end;

-- The tax of paid settlements, per rate, and what of it was taken back since: a row below zero, in the period in which it was.
create table tax_entry (
    settlement_id bigint      not null,
    source        text        not null,
    profile       smallint    not null,
    basis_points  int         not null check (basis_points between 0 and 10000),
    currency      text        not null,
    gross_micros  bigint      not null,
    tax_micros    bigint      not null,
    booked_at     timestamptz not null,
    tx            bigint      not null default pg_current_xact_id()::text::bigint,
    primary key (settlement_id, source, profile, basis_points),
    check (abs(tax_micros) <= abs(gross_micros) and tax_micros * sign(gross_micros) >= 0)
);
create index tax_entry_booked on tax_entry (booked_at);
create index tax_entry_tx on tax_entry using brin (tx) with (pages_per_range = 16);
grant select, insert on tax_entry to app, jobs;
