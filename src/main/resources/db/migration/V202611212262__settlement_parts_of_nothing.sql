-- A share that is all tax bears nothing.
create or replace function part_of(whole bigint, part bigint, total bigint) returns bigint
    language sql immutable parallel safe
    return case when whole <= 9223372036854775807 / nullif(part, 0) then whole * part / total
                else div(whole::numeric * part, total)::bigint end;
create or replace function rest_of(whole bigint, part bigint, total bigint) returns bigint
    language sql immutable parallel safe
    return case when whole <= 9223372036854775807 / nullif(part, 0) then whole * part % total
                else mod(whole::numeric * part, total)::bigint end;
