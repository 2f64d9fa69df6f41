-- Another code brings no more tries until then.
alter table step_up add column tries_until timestamptz;
update step_up set tries_until = expires_at;
alter table step_up alter column tries_until set not null;
