-- What admins did and looked at. Only ever added to.
create table admin_audit (
    id      bigint      generated always as identity primary key,
    admin   bigint      not null,
    action  text        not null,
    subject text        not null,
    at      timestamptz not null
);
grant select, insert on admin_audit to app;
