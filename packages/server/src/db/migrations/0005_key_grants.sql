-- What a key may do beyond its kind: where a write key is used from and how much it sends, and as whom a secret key asks.

alter table api_key
  add column allowed_origins   text[] not null default '{}',
  add column events_per_minute integer,
  add column roles             text[] not null default '{}';

-- Keys that were made before could read every report and nothing else: that is BI.
update api_key set roles = '{BI}' where kind = 'SECRET';
update api_key set events_per_minute = 60000 where kind = 'WRITE';

alter table api_key
  add constraint api_key_roles_known check (roles <@ array['MARKETING', 'SALES', 'ADMIN', 'BI']),
  add constraint api_key_asks_as_somebody check ((kind = 'SECRET') = (cardinality(roles) > 0)),
  add constraint api_key_origins_are_for_writing check (kind = 'WRITE' or cardinality(allowed_origins) = 0),
  add constraint api_key_rate_is_for_writing check ((kind = 'WRITE') = (events_per_minute is not null)),
  add constraint api_key_rate_is_positive check (events_per_minute > 0);

comment on column api_key.allowed_origins is 'WRITE: origins of the pages that may use it, `https://*.` for any subdomain. Empty: any.';
comment on column api_key.events_per_minute is 'WRITE: events that each server process takes. Null for SECRET.';
comment on column api_key.roles is 'SECRET: as whom it asks. Empty for WRITE.';
