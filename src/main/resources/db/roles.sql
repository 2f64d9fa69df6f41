-- Once per server, by its administrator, before the first migration. Passwords are set elsewhere.
-- owner  owns the tables and migrates
-- app    works: inserts and reads what is booked, never changes or deletes it
-- jobs   settles and projects over all tenants; the application takes this role for one transaction
-- purge  forgets what a charge was for, and nothing else; taken for one transaction
create role owner login nosuperuser nobypassrls;
create role app   login nosuperuser nobypassrls;
create role jobs  nologin nosuperuser nobypassrls;
create role purge nologin nosuperuser nobypassrls;
grant jobs  to app with inherit false, set true;
grant purge to app with inherit false, set true;
