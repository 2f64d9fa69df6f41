create table reader (
  id            bigint generated always as identity primary key,
  mail          text unique,                       -- lower case; none for guests
  locale        text not null,
  zone          text not null,
  country       text not null,
  home_currency text not null,
  merged_into   bigint references reader (id),     -- a guest that ended in this account
  created_at    timestamptz not null,
  signed_up_at  timestamptz,
  check (mail = lower(mail)),
  check ((mail is null) = (signed_up_at is null))
);
create table reader_role (
  reader_id  bigint not null references reader (id),
  role       text not null,
  granted_at timestamptz not null,
  primary key (reader_id, role)
);
-- Only hashes of what browsers and mails hold: who reads these tables cannot sign in with it.
create table sign_in (
  token_hash   bytea primary key,
  reader_id    bigint not null references reader (id),
  method       text not null,
  created_at   timestamptz not null,
  last_seen_on date not null,                      -- coarse: written once a day
  admin_until  timestamptz                         -- proved again who they are, for the operator's pages
);
create index sign_in_by_reader on sign_in (reader_id);
create table mail_link (
  token_hash bytea primary key,
  mail       text not null,
  next       text not null,
  expires_at timestamptz not null
);
create index mail_link_by_expiry on mail_link (expires_at);
create table step_up (
  sign_in_hash bytea primary key references sign_in (token_hash) on delete cascade,
  code_hash    bytea not null,
  tries_left   int not null check (tries_left >= 0),
  expires_at   timestamptz not null
);
create table guest_network (
  network_hash bytea not null,
  on_day       date not null,
  guests       int not null check (guests > 0),
  primary key (network_hash, on_day)
);
-- For disputes: who was here, from which network, with what device. The application writes it and cannot read it.
create table proof_of_access (
  reader_id    bigint not null,
  sign_in_hash bytea not null,
  on_day       date not null,
  network      text not null,
  device_hash  bytea not null,
  method       text not null,
  primary key (reader_id, sign_in_hash, on_day)
);
create index proof_of_access_by_day on proof_of_access (on_day);

grant select, insert, update on reader to app;
grant select, insert, delete on reader_role to app;
grant select, insert, update, delete on sign_in, step_up, guest_network to app;
grant select, insert, delete on mail_link to app;
grant insert on proof_of_access to app;
grant select on reader, reader_role, proof_of_access to jobs;
grant select, delete on sign_in, mail_link, step_up, guest_network, proof_of_access to purge;
