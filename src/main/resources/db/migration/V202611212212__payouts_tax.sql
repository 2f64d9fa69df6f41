-- What is a creator's is without tax; the tax that its readers paid with it is kept beside it.
alter table earning add column tax_micros bigint not null default 0;
