-- Keys that expire, and a rate for those that read.

alter table api_key
  add column expires_at          timestamptz,
  add column requests_per_second integer;

update api_key set requests_per_second = 50 where kind = 'SECRET';

alter table api_key
  add constraint api_key_expires_after_it_was_made check (expires_at > created_at),
  add constraint api_key_requests_are_for_reading check ((kind = 'SECRET') = (requests_per_second is not null)),
  add constraint api_key_requests_are_positive check (requests_per_second > 0);

comment on column api_key.expires_at is 'From then on it opens nothing. Null: it never expires.';
comment on column api_key.requests_per_second is 'SECRET: requests that each server process answers. Null for WRITE.';
