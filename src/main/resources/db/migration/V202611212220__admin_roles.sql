-- A role that somebody shall get or lose: one admin asks, another one decides, neither of them about themselves.
create table role_change (
    id           bigint      generated always as identity primary key,
    reader       bigint      not null references reader (id),
    role         text        not null check (role in ('SUPPORT', 'FINANCE', 'ADMIN')),
    granted      boolean     not null,
    requested_by bigint      not null check (requested_by <> reader),
    requested_at timestamptz not null,
    unique (id, reader, requested_by)
);
create table role_decision (
    change_id    bigint      primary key,
    reader       bigint      not null,
    requested_by bigint      not null,
    approved     boolean     not null,
    decided_by   bigint      not null check (decided_by <> requested_by and decided_by <> reader),
    decided_at   timestamptz not null,
    foreign key (change_id, reader, requested_by) references role_change (id, reader, requested_by)
);
grant select, insert on role_change, role_decision to app;
-- The audit log is asked by whoever looked, by whose data it was, and by what was done. Reader: whose data, none for the platform's own.
alter table admin_audit add column reader bigint;
create index admin_audit_by_admin on admin_audit (admin, id desc);
create index admin_audit_by_reader on admin_audit (reader, id desc) where reader is not null;
create index admin_audit_by_action on admin_audit (action, id desc);
create index admin_audit_by_subject on admin_audit (subject, id desc);
