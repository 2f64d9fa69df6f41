-- Number of a calendar month in a time zone: 12 x year + month - 1.
create function month_of(at timestamptz, zone text) returns smallint
    language sql immutable parallel safe
    return (extract(year from timezone(zone, at)) * 12 + extract(month from timezone(zone, at)) - 1)::smallint;
