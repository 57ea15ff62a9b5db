-- Tenants, their keys, and the roles under which everything else is read and written.

-- Roles belong to the cluster, not to the database: another Touchline database may have made them already, or be
-- making them at this moment. Who may neither make nor grant them can have been granted them beforehand.
do $$
declare
  role_name name;
  may_act_as text := case when current_setting('server_version_num')::integer < 160000 then 'MEMBER' else 'SET' end;
begin
  foreach role_name in array array['touchline_ingest', 'touchline_derive', 'touchline_reader'] loop
    if to_regrole(role_name::text) is null then
      begin
        execute format('create role %I nologin', role_name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not pg_has_role(role_name, may_act_as) then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
end $$;

grant usage on schema public to touchline_ingest, touchline_derive, touchline_reader;

-- The workspace that the current transaction reads. Null, and so no row at all, where none was set.
create function current_workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('touchline.workspace_id', true), '')::uuid;

-- Puts a table under row-level security: the reader sees the transaction's workspace; ingest and derive see all, and
-- name the workspace in each statement.
create procedure guard_by_workspace(guarded regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format(
    'create policy own_workspace on %s for select to touchline_reader using (workspace_id = current_workspace())',
    guarded);
  execute format(
    'create policy every_workspace on %s to touchline_ingest, touchline_derive using (true) with check (true)',
    guarded);
end $$;

create table workspace (
  workspace_id   uuid        not null,
  name           text        not null,
  time_zone      text        not null,
  currency       text        not null,
  currency_digits integer    not null,
  lookback_days  integer     not null default 365,
  minimum_sample integer     not null default 30,
  own_hosts      text[]      not null default '{}',
  created_at     timestamptz not null,

  primary key (workspace_id),
  constraint workspace_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$'),
  constraint workspace_lookback_is_positive check (lookback_days between 1 and 3650)
);
call guard_by_workspace('workspace');
grant select on workspace to touchline_ingest, touchline_derive, touchline_reader;

comment on table workspace is 'A tenant.';
comment on column workspace.time_zone is 'IANA zone in which its days begin and end.';
comment on column workspace.currency is 'ISO 4217 code of every amount.';
comment on column workspace.currency_digits is 'Decimals of that currency: amounts are stored in its minor units.';
comment on column workspace.lookback_days is 'Touchpoints older than this, seen from a conversion, earn no credit.';
comment on column workspace.minimum_sample is 'A rate on fewer leads than this is flagged thin.';
comment on column workspace.own_hosts is 'Hosts of its own sites: a referrer among them starts no visit.';

-- Not for the reader: with the secret, an address could be guessed from its key.
create table workspace_secret (
  workspace_id uuid  not null,
  purpose      text  not null,
  secret       bytea not null,

  primary key (workspace_id, purpose),
  constraint workspace_secret_purpose_known check (purpose in ('EMAIL'))
);
call guard_by_workspace('workspace_secret');
grant select on workspace_secret to touchline_ingest;

comment on column workspace_secret.secret is 'EMAIL: key of the HMAC that turns an address''s hash into an identity key.';

create table api_key (
  workspace_id uuid        not null,
  key_id       uuid        not null,
  kind         text        not null,
  name         text        not null,
  secret_hash  bytea       not null,
  created_at   timestamptz not null,
  revoked_at   timestamptz,

  primary key (workspace_id, key_id),
  constraint api_key_kind_known check (kind in ('WRITE', 'SECRET')),
  constraint api_key_hash_once unique (workspace_id, secret_hash)
);
call guard_by_workspace('api_key');
grant select on api_key to touchline_ingest, touchline_reader;

comment on table api_key is 'Keys of a workspace. The key itself is shown once and never stored.';
comment on column api_key.kind is 'WRITE: public, may only append events. SECRET: reads reports.';
comment on column api_key.secret_hash is 'SHA-256 of the whole key.';
