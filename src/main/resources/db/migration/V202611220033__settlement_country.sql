-- Paid settlements whose reader proved to live in another country, and what was seen of it. The tax is in tax_entry.
create table settlement_country (
    settlement_id bigint      not null,
    number        int         not null check (number > 0),
    country       text        not null check (country ~ '^[A-Z]{2}$'),
    evidence      text        not null check (length(evidence) between 10 and 500),
    moved_at      timestamptz not null,
    primary key (settlement_id, number)
);
grant select, insert on settlement_country to app;
