create table passkey_user (
  reader_id bigint primary key references reader (id),
  handle    text not null unique                   -- what authenticators know a reader by; says nothing
);
-- Columns as Spring Security's JdbcUserCredentialRepository reads and writes them.
create table user_credentials (
  credential_id                text primary key,
  user_entity_user_id          text not null references passkey_user (handle),
  public_key                   bytea not null,
  signature_count              bigint,
  uv_initialized               boolean,
  backup_eligible              boolean not null,
  authenticator_transports     text,
  public_key_credential_type   text,
  backup_state                 boolean not null,
  attestation_object           bytea,
  attestation_client_data_json bytea,
  created                      timestamp,
  last_used                    timestamp,
  label                        text not null
);
create index user_credentials_by_user on user_credentials (user_entity_user_id);
grant select, insert on passkey_user to app;
grant select, insert, update, delete on user_credentials to app;
