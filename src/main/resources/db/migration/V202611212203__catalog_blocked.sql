-- What the platform took away from everybody, also from who had bought it; beside what its creator publishes.
alter table offer add column blocked boolean not null default false;
