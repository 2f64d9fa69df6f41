-- One row, written at the first start: what this database is for. Sandbox and production refuse each other's.
create table deployment (
    id       boolean     primary key default true check (id),
    mode     text        not null check (mode in ('production', 'sandbox')),
    since_at timestamptz not null
);
grant select, insert on deployment to app;
