-- Refunds of the sandbox's processor whose outcome is not known yet.
create table processor.refund_under_way (
    refund_id text        primary key,
    number    bigint      generated always as identity,
    due_at    timestamptz not null
);
grant select, insert, delete on processor.refund_under_way to app;
