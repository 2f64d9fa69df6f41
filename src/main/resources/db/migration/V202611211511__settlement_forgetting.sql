-- A share names what it is of. Sealed and forgotten like a charge's subject; its salt is its own, since it may be of several charges.
alter table settlement_share
    add column salt bigint not null default substr(uuid_send(gen_random_uuid()), 9, 8)::bigint;

-- What settlements that ended up to this transaction were for is forgotten.
create table forget_cursor (
    one boolean primary key default true check (one),
    tx  bigint  not null
);
insert into forget_cursor (tx) values (0);
grant select, update on forget_cursor to purge;
grant select on settlement to purge;
grant select, update (subject, salt) on settlement_share to purge;
grant select, update (subject) on settlement_return to purge;
