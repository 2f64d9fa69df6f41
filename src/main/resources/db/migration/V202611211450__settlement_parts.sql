-- whole x part / total, rounded down, and what is left over: in 64 bits where the product fits, else in as many as it needs.
create function part_of(whole bigint, part bigint, total bigint) returns bigint
    language sql immutable parallel safe
    return case when whole <= 9223372036854775807 / part then whole * part / total
                else div(whole::numeric * part, total)::bigint end;
create function rest_of(whole bigint, part bigint, total bigint) returns bigint
    language sql immutable parallel safe
    return case when whole <= 9223372036854775807 / part then whole * part % total
                else mod(whole::numeric * part, total)::bigint end;
