-- Keys that sign identity tokens. A request can't show one: it opens nothing.
alter table api_key drop constraint api_key_kind_known;
alter table api_key add constraint api_key_kind_known check (kind in ('WRITE', 'SECRET', 'IDENTITY'));
comment on table api_key is 'Keys of a workspace. A key is shown once; its text is stored nowhere but in identity_secret.';
comment on column api_key.kind is
  'WRITE: public, may only append events. SECRET: reads reports. IDENTITY: signs identity tokens, and opens nothing.';
comment on column api_key.roles is 'SECRET: as whom it asks. Empty for the others.';
comment on column api_key.events_per_minute is 'WRITE: events that each server process takes. Null for the others.';
comment on column api_key.requests_per_second is
  'SECRET: requests that each server process answers. Null for the others.';

-- For the collector alone: whoever has it can sign. An HMAC is checked with what it was made with, so a hash would not do.
create table identity_secret (
  workspace_id uuid  not null,
  key_id       uuid  not null,
  secret       bytea not null,

  primary key (workspace_id, key_id),
  constraint identity_secret_is_long check (octet_length(secret) >= 32)
);
call guard_by_workspace('identity_secret');
grant select on identity_secret to touchline_ingest;
comment on table identity_secret is 'The text of each identity key, until it is revoked.';
comment on column identity_secret.secret is 'Key of the HMAC of identity tokens: the whole key, as it was handed out.';

comment on column event.trust is 'CLAIMED by a browser; VERIFIED by an importer, or by a token that the site has signed.';
