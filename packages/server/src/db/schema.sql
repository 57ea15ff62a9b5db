-- What all migrations together make, printed by `pnpm generate` for reading and reviewing: roles, schemas, types,
-- functions, tables and views, each by name. Nothing runs it. Do not edit.

create role touchline_bi nologin;
create role touchline_derive nologin;
create role touchline_ingest nologin;
create role touchline_reader nologin;
create role touchline_reporting nologin;

create schema public;
grant usage on schema public to public;
grant usage on schema public to touchline_derive;
grant usage on schema public to touchline_ingest;
grant usage on schema public to touchline_reader;
comment on schema public is 'standard public schema';

create schema reporting;
grant usage on schema reporting to touchline_bi;
grant usage on schema reporting to touchline_reader;
comment on schema reporting is 'Numbers for BI tools: the very ones that GraphQL gives.';

create type incoming_event as (
  workspace_id uuid,
  stream_id uuid,
  event_id uuid,
  type text,
  trust text,
  occurred_at timestamp with time zone,
  received_at timestamp with time zone,
  backfilled boolean,
  body jsonb
);
comment on type incoming_event is 'An event that is to be stored, as the collector hands it over: columns of `event`, in this order.';

CREATE OR REPLACE FUNCTION public.analyze_derived()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  analyze (skip_locked) public.identification, public.identity_link, public.person_key, public.account_person,
    public.account, public.touchpoint, public.exposure, public.lead, public.lead_assignment, public.opportunity,
    public.stage_change, public.contact_role, public.conversion, public.lead_state, public.handoff,
    public.bot_event_count, public.channel_cohort, public.channel_cohort_win;
end $function$;
revoke all on routine analyze_derived() from public;
grant execute on routine analyze_derived() to touchline_derive;
comment on routine analyze_derived() is 'Tells PostgreSQL how much is derived by now, so that it plans well.';

CREATE OR REPLACE FUNCTION public.arrived(since timestamp with time zone, before timestamp with time zone, at_most integer)
 RETURNS TABLE(stream_id uuid, event_id uuid, received_at timestamp with time zone, occurred_at timestamp with time zone, trust text, body jsonb, person_id uuid, lead_no integer, channel text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select e.stream_id, e.event_id, e.received_at, e.occurred_at, e.trust,
    jsonb_strip_nulls(jsonb_build_object(
      'type', e.type, 'url', regexp_replace(e.body->>'url', '[?#].*$', ''), 'form', e.body->'form', 'lead', e.body->'lead',
      'engagedMs', e.body->'engagedMs', 'content', e.body->'content', 'action', e.body->'action',
      'href', regexp_replace(e.body->>'href', '[?#].*$', ''), 'experiment', e.body->'experiment',
      'variant', e.body->'variant', 'name', e.body->'name', 'kind', e.body->'kind', 'title', case e.type when 'touchpoint' then e.body->'title' end,
      'keys', (select jsonb_agg(split_part(named.key, ':', 1) || ':') from jsonb_array_elements_text(e.body->'keys') as named (key)),
      'bot', e.body->'bot'
    )),
    case when t.is_person then t.subject_id end, l.lead_no, t.channel
  from (
    select * from public.event
    where workspace_id = public.current_workspace() and received_at >= since and received_at < before
    order by received_at desc, event_id desc limit at_most
  ) as e left join lateral (
    select t.channel, t.is_person, t.subject_id from public.touchpoint t
    where t.workspace_id = e.workspace_id and t.stream_id = e.stream_id and not e.body ? 'bot'
      and (e.type = 'touchpoint') = (t.kind <> 'VISIT')
      and (t.occurred_at, t.touchpoint_id) <= (e.occurred_at, e.event_id) and t.ended_at >= e.occurred_at
    order by t.occurred_at desc, t.touchpoint_id desc limit 1
  ) as t on true left join lateral (
    select max(l.lead_no) as lead_no from public.lead l
    where t.is_person and l.workspace_id = e.workspace_id and l.person_id = t.subject_id
  ) as l on true
  order by e.received_at desc, e.event_id desc
$function$;
revoke all on routine arrived(timestamp with time zone,timestamp with time zone,integer) from public;
grant execute on routine arrived(timestamp with time zone,timestamp with time zone,integer) to touchline_reader;

CREATE OR REPLACE FUNCTION public.arrived_late(known_by timestamp with time zone, derived_at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (
    select count(*) from public.crm_record c where c.workspace_id = public.current_workspace() and c.recorded_at > derived_at
      and c.backfilled and c.effective_at <= known_by
  ) + (
    select count(*) from public.event e where e.workspace_id = public.current_workspace() and e.received_at > derived_at
      and e.backfilled and e.occurred_at <= known_by
  )
$function$;
revoke all on routine arrived_late(timestamp with time zone,timestamp with time zone) from public;
grant execute on routine arrived_late(timestamp with time zone,timestamp with time zone) to touchline_reader;
comment on routine arrived_late(timestamp with time zone,timestamp with time zone) is 'Of the transaction''s workspace: how many records and events were stored after an instant that count as known by another.';

CREATE OR REPLACE FUNCTION public.current_body(of_workspace uuid, body jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
AS $function$
declare
  list text;
begin
  foreach list in array array['keys', 'claimed'] loop
    if body ? list then
      body := jsonb_set(body, array[list], (
        select coalesce(jsonb_agg(current_key(of_workspace, named.key) order by named.position), '[]')
        from jsonb_array_elements_text(body->list) with ordinality as named (key, position)));
    end if;
  end loop;
  return body;
end $function$;

CREATE OR REPLACE FUNCTION public.current_key(of_workspace uuid, key text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  known text;
  latest text;
begin
  for known in select * from keys_since(of_workspace, key) loop latest := known; end loop;
  return latest;
end $function$;

CREATE OR REPLACE FUNCTION public.current_record(of_workspace uuid, told_id text, told jsonb, OUT record_id text, OUT fields jsonb)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  key text := current_key(of_workspace, told->>'emailKey');
begin
  record_id := told_id;
  fields := told;
  if key is null then return; end if;
  record_id := replace(told_id, to_json(told->>'emailKey')::text, to_json(key)::text);
  fields := told || jsonb_build_object('emailKey', key);
end $function$;

CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('touchline.workspace_id'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.drop_event_partitions(before timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
AS $function$
declare
  past text;
  past_ends timestamptz;
  month record;
  is_empty boolean;
  names text[] := '{}';
begin
  perform pg_advisory_xact_lock(hashtextextended('event partitions', 0));
  select name, ends_at into past, past_ends from event_partitions() where begins_at is null;
  for month in select * from event_partitions() where begins_at is not null and ends_at <= before order by begins_at loop
    execute format('select not exists (select from %I)', month.name) into is_empty;
    exit when not is_empty or month.begins_at <> past_ends;
    lock table event in access exclusive mode;
    execute format('select not exists (select from %I)', month.name) into is_empty;
    exit when not is_empty;
    execute format('drop table %I', month.name);
    execute format('alter table event detach partition %I', past);
    execute format('alter table event attach partition %I for values from (minvalue) to (%L)', past, first_event_id(month.ends_at));
    past_ends := month.ends_at;
    execute format('alter table %I rename to %I', past, 'event_before_' || to_char(past_ends at time zone 'UTC', 'YYYY_MM'));
    past := 'event_before_' || to_char(past_ends at time zone 'UTC', 'YYYY_MM');
    names := names || month.name;
  end loop;
  return names;
end $function$;
revoke all on routine drop_event_partitions(timestamp with time zone) from public;

CREATE OR REPLACE FUNCTION public.erased_among(workspaces uuid[], subjects text[])
 RETURNS TABLE(workspace_id uuid, subject text, erased_at timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  if exists (select from tombstone t where t.workspace_id = any(workspaces)) then
    return query
      select t.workspace_id, asked.subject, t.erased_at
      from unnest(workspaces, subjects) as asked (workspace_id, subject)
      join tombstone t on t.workspace_id = asked.workspace_id
        and t.subject_hash = tombstone_hash(asked.workspace_id, asked.subject);
    if exists (select from email_key_rotation r where r.workspace_id = any(workspaces)) then
      return query
        select t.workspace_id, asked.subject, t.erased_at
        from unnest(workspaces, subjects) as asked (workspace_id, subject)
        cross join lateral keys_since(asked.workspace_id, asked.subject) as known (subject)
        join tombstone t on t.workspace_id = asked.workspace_id
          and t.subject_hash = tombstone_hash(asked.workspace_id, known.subject)
        where asked.subject like 'email:%' and known.subject <> asked.subject;
    end if;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.event_id_time(event_id uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (SELECT (('1970-01-01 00:00:00+00'::timestamp with time zone + ('00:00:01'::interval * ((held.ms / 1000))::double precision)) + ('00:00:00.001'::interval * ((held.ms % (1000)::bigint))::double precision)) FROM (SELECT ((('x'::text || "left"(replace((event_id_time.event_id)::text, '-'::text, ''::text), 12)))::bit(48))::bigint AS ms) held);
comment on routine event_id_time(uuid) is 'The time that a UUIDv7 holds.';

CREATE OR REPLACE FUNCTION public.event_partitions()
 RETURNS TABLE(name text, begins_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  select c.relname::text,
    event_id_time((regexp_match(bounds.of_ids, 'FROM \(''([-0-9a-f]{36})''\)'))[1]::uuid),
    event_id_time((regexp_match(bounds.of_ids, 'TO \(''([-0-9a-f]{36})''\)'))[1]::uuid)
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as of_ids) as bounds
  where i.inhparent = 'event'::regclass and bounds.of_ids <> 'DEFAULT'
  order by 3
$function$;
comment on routine event_partitions() is 'Partitions of event but the default one. begins_at is null where nothing is too old.';

CREATE OR REPLACE FUNCTION public.first_event_id(at timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ((lpad(to_hex((floor((EXTRACT(epoch FROM (at AT TIME ZONE 'UTC'::text)) * (1000)::numeric)))::bigint), 12, '0'::text) || repeat('0'::text, 20)))::uuid;
comment on routine first_event_id(timestamp with time zone) is 'The smallest id that an event of that time, or later, can have.';

CREATE OR REPLACE FUNCTION public.forget_known_spend(of_workspace uuid, forgotten uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  delete from public.spend where workspace_id = forgotten and exists (
    select from public.knowledge k where k.workspace_id = of_workspace and k.knowledge_id = forgotten
  )
$function$;
revoke all on routine forget_known_spend(uuid,uuid) from public;
grant execute on routine forget_known_spend(uuid,uuid) to touchline_derive;
comment on routine forget_known_spend(uuid,uuid) is 'Deletes the spend that is kept with some knowledge of a workspace, and nothing of anything else.';

CREATE OR REPLACE PROCEDURE public.guard_by_workspace(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format(
    'create policy own_workspace on %s for select to touchline_reader using (workspace_id = current_workspace())',
    guarded);
  execute format(
    'create policy every_workspace on %s to touchline_ingest, touchline_derive using (true) with check (true)',
    guarded);
  execute format(
    'create policy reported_workspace on %s for select to touchline_reporting '
    'using (workspace_id = (select reporting_workspace()))', guarded);
end $procedure$;

CREATE OR REPLACE FUNCTION public.key_generation(key text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (key ~~ 'email:%'::text) THEN COALESCE(("substring"(key, '^email:([0-9]{1,9}):'::text))::integer, 1) ELSE NULL::integer END;

CREATE OR REPLACE FUNCTION public.keys_since(of_workspace uuid, key text)
 RETURNS SETOF text
 LANGUAGE plpgsql
AS $function$
declare
  rotation email_key_rotation;
begin
  return next key;
  if key not like 'email:%' then return; end if;
  for rotation in
    select * from email_key_rotation r
    where r.workspace_id = of_workspace and r.generation > key_generation(key) order by r.generation
  loop
    key := 'email:' || rotation.generation || ':' || encode(
      sha256(rotation.outer_pad || sha256(rotation.inner_pad || convert_to(key, 'UTF8'))), 'hex');
    return next key;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.make_event_partitions(until timestamp with time zone)
 RETURNS text[]
 LANGUAGE plpgsql
AS $function$
declare
  begins timestamptz;
  ends timestamptz;
  made text;
  names text[] := '{}';
begin
  perform pg_advisory_xact_lock(hashtextextended('event partitions', 0));
  select max(ends_at) into begins from event_partitions();
  while begins < until loop
    ends := (begins at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    made := 'event_' || to_char(begins at time zone 'UTC', 'YYYY_MM');
    lock table event_default in access exclusive mode;
    execute format('create table %I (like event including defaults including constraints including indexes)', made);
    call guard_by_workspace(made::regclass);
    execute format(
      'with moved as (delete from event_default where event_id >= %L and event_id < %L returning *)
       insert into %I select * from moved', first_event_id(begins), first_event_id(ends), made);
    execute format(
      'alter table event attach partition %I for values from (%L) to (%L)', made, first_event_id(begins), first_event_id(ends));
    names := names || made;
    begins := ends;
  end loop;
  return names;
end $function$;
revoke all on routine make_event_partitions(timestamp with time zone) from public;

CREATE OR REPLACE FUNCTION public.note_rejected(counts jsonb, latest jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into public.rejected_count as known (workspace_id, key_id, day, reason, events, last_at)
  select workspace_id, key_id, day, reason, events, last_at
  from jsonb_populate_recordset(null::public.rejected_count, counts)
  order by workspace_id, key_id, day, reason
  on conflict (workspace_id, key_id, day, reason) do update
  set events = known.events + excluded.events, last_at = greatest(known.last_at, excluded.last_at);

  delete from public.rejected_count c
  using (select distinct workspace_id, key_id from jsonb_populate_recordset(null::public.rejected_count, counts)) as touched
  where c.workspace_id = touched.workspace_id and c.key_id = touched.key_id and c.day < all (
    select day from (
      select distinct day from public.rejected_count d
      where d.workspace_id = c.workspace_id and d.key_id = c.key_id order by day desc limit 90) as kept);

  insert into public.rejected_event
  select * from jsonb_populate_recordset(null::public.rejected_event, latest) on conflict do nothing;

  delete from public.rejected_event e
  using (select distinct workspace_id, key_id from jsonb_populate_recordset(null::public.rejected_event, latest)) as touched
  where e.workspace_id = touched.workspace_id and e.key_id = touched.key_id and e.rejected_id not in (
    select kept.rejected_id from public.rejected_event kept
    where kept.workspace_id = touched.workspace_id and kept.key_id = touched.key_id
    order by kept.received_at desc, kept.rejected_id desc limit 100);
end $function$;
revoke all on routine note_rejected(jsonb,jsonb) from public;
grant execute on routine note_rejected(jsonb,jsonb) to touchline_ingest;

CREATE OR REPLACE PROCEDURE public.publish_view(IN view regclass)
 LANGUAGE plpgsql
AS $procedure$
declare read_by_it regclass;
begin
  for read_by_it in
    select distinct d.refobjid from pg_rewrite r
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
    join pg_class c on c.oid = d.refobjid
    where r.ev_class = view and c.relnamespace = 'public'::regnamespace
  loop
    execute format('grant select on %s to touchline_reporting', read_by_it);
  end loop;
  execute format('alter view %s reset (security_invoker)', view);
  execute format('grant select on %s to touchline_reader', view);
  execute format('grant select, references on %s to touchline_bi', view);
  grant create on schema reporting to touchline_reporting;
  execute format('alter view %s owner to touchline_reporting', view);
  revoke create on schema reporting from touchline_reporting;
end $procedure$;

CREATE OR REPLACE FUNCTION public.reporting_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN CASE WHEN pg_has_role(SESSION_USER, 'touchline_reader'::name, 'MEMBER'::text) THEN current_workspace() ELSE (SELECT bi_login.workspace_id FROM bi_login WHERE ((bi_login.login_name = (SESSION_USER)::text) AND (bi_login.revoked_at IS NULL))) END;

CREATE OR REPLACE FUNCTION public.rotated_among(workspaces uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  return query select distinct r.workspace_id from email_key_rotation r where r.workspace_id = any(workspaces);
end $function$;

CREATE OR REPLACE FUNCTION public.sample_derived()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET default_statistics_target TO '10'
AS $function$
begin
  perform public.analyze_derived();
end $function$;
revoke all on routine sample_derived() from public;
grant execute on routine sample_derived() to touchline_derive;
comment on routine sample_derived() is 'Tells PostgreSQL roughly how much is derived by now, in a tenth of the time.';

CREATE OR REPLACE FUNCTION public.sealed_among(workspaces uuid[])
 RETURNS TABLE(workspace_id uuid, first_kept_id uuid)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  return query
    select s.workspace_id, first_event_id(s.refused_before) from sealing s where s.workspace_id = any(workspaces);
end $function$;

CREATE OR REPLACE FUNCTION public.tombstone_hash(of_workspace uuid, subject text)
 RETURNS bytea
 LANGUAGE sql
 STABLE
RETURN (SELECT sha256((s.secret || sha256((s.secret || convert_to(tombstone_hash.subject, 'UTF8'::name))))) AS sha256 FROM workspace_secret s WHERE ((s.workspace_id = tombstone_hash.of_workspace) AND (s.purpose = 'TOMBSTONE'::text)));

create table account (
  workspace_id uuid not null,
  account_id uuid not null,
  account_key text collate "C" not null,
  name text,
  domain text collate "C",
  constraint account_pkey PRIMARY KEY (workspace_id, account_id)
);
CREATE INDEX account_by_label ON public.account USING btree (workspace_id, lower(COALESCE(name, domain, account_key)), account_id);
alter table account enable row level security;
create policy every_workspace on account for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on account for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on account for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on account to touchline_derive;
grant select on account to touchline_reader;
grant select on account to touchline_reporting;
comment on table account is 'A company: one that the CRM has as an account, or that persons belong to.';
comment on column account.account_id is 'Derived from account_key.';
comment on column account.account_key is '`account:<system>:<record>` for an account of the CRM, else `domain:<domain>`.';
comment on column account.name is 'As the CRM has it. Null where it doesn''t say.';
comment on column account.domain is 'Of its addresses. Null where the CRM doesn''t say.';

create table account_person (
  workspace_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  known_by text not null,
  constraint account_person_pkey PRIMARY KEY (workspace_id, person_id),
  constraint account_person_known_by_known CHECK (known_by = ANY (ARRAY['CRM'::text, 'DOMAIN'::text]))
);
CREATE INDEX account_person_by_account ON public.account_person USING btree (workspace_id, account_id, person_id);
alter table account_person enable row level security;
create policy every_workspace on account_person for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on account_person for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on account_person for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on account_person to touchline_derive;
grant select on account_person to touchline_reader;
grant select on account_person to touchline_reporting;
comment on table account_person is 'Which account a person belongs to. Who is in none belongs to none.';
comment on column account_person.known_by is 'CRM: the CRM says so. DOMAIN: by the domain of an address that the CRM gave.';

create table api_key (
  workspace_id uuid not null,
  key_id uuid not null,
  kind text not null,
  name text not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  allowed_origins text[] default '{}'::text[] not null,
  events_per_minute integer,
  roles text[] default '{}'::text[] not null,
  expires_at timestamp with time zone,
  requests_per_second integer,
  constraint api_key_pkey PRIMARY KEY (workspace_id, key_id),
  constraint api_key_asks_as_somebody CHECK ((kind = 'SECRET'::text) = (cardinality(roles) > 0)),
  constraint api_key_expires_after_it_was_made CHECK (expires_at > created_at),
  constraint api_key_hash_once UNIQUE (workspace_id, secret_hash),
  constraint api_key_kind_known CHECK (kind = ANY (ARRAY['WRITE'::text, 'SECRET'::text, 'IDENTITY'::text])),
  constraint api_key_origins_are_for_writing CHECK (kind = 'WRITE'::text OR cardinality(allowed_origins) = 0),
  constraint api_key_rate_is_for_writing CHECK ((kind = 'WRITE'::text) = (events_per_minute IS NOT NULL)),
  constraint api_key_rate_is_positive CHECK (events_per_minute > 0),
  constraint api_key_requests_are_for_reading CHECK ((kind = 'SECRET'::text) = (requests_per_second IS NOT NULL)),
  constraint api_key_requests_are_positive CHECK (requests_per_second > 0),
  constraint api_key_roles_known CHECK (roles <@ ARRAY['MARKETING'::text, 'SALES'::text, 'ADMIN'::text, 'BI'::text])
);
alter table api_key enable row level security;
create policy every_workspace on api_key for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on api_key for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on api_key for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on api_key to touchline_ingest;
grant select on api_key to touchline_reader;
comment on table api_key is 'Keys of a workspace. A key is shown once; its text is stored nowhere but in identity_secret.';
comment on column api_key.kind is 'WRITE: public, may only append events. SECRET: reads reports. IDENTITY: signs identity tokens, and opens nothing.';
comment on column api_key.secret_hash is 'SHA-256 of the whole key.';
comment on column api_key.allowed_origins is 'WRITE: origins of the pages that may use it, `https://*.` for any subdomain. Empty: any.';
comment on column api_key.events_per_minute is 'WRITE: events that each server process takes. Null for the others.';
comment on column api_key.roles is 'SECRET: as whom it asks. Empty for the others.';
comment on column api_key.expires_at is 'From then on it opens nothing. Null: it never expires.';
comment on column api_key.requests_per_second is 'SECRET: requests that each server process answers. Null for the others.';

create table backlog (
  workspace_id uuid not null,
  kind text not null,
  subject text collate "C" not null,
  constraint backlog_pkey PRIMARY KEY (workspace_id, kind, subject),
  constraint backlog_kind_known CHECK (kind = ANY (ARRAY['STREAM'::text, 'KEY'::text]))
);
alter table backlog enable row level security;
create policy every_workspace on backlog for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on backlog for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on backlog for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on backlog to touchline_derive;
grant select on backlog to touchline_reader;
comment on table backlog is 'The queue of what is derived again once nothing waits in the other: changed.';
comment on column backlog.subject is 'STREAM: a stream''s id. KEY: an identity key.';

create table bi_login (
  workspace_id uuid not null,
  login_name text collate "C" not null,
  name text not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint bi_login_pkey PRIMARY KEY (workspace_id, login_name)
);
CREATE INDEX bi_login_by_name ON public.bi_login USING btree (login_name);
alter table bi_login enable row level security;
create policy every_workspace on bi_login for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on bi_login for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on bi_login for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
comment on table bi_login is 'Logins of PostgreSQL that read the reporting views of one workspace. Their passwords are PostgreSQL''s alone.';
comment on column bi_login.login_name is 'The role that logs in. Roles are unique in a cluster, so no name is given twice.';
comment on column bi_login.name is 'What it is for.';
comment on column bi_login.revoked_at is 'From then on it sees nothing. Null while it may log in.';

create table bot_event_count (
  workspace_id uuid not null,
  stream_id uuid not null,
  key_id uuid not null,
  day date not null,
  events integer not null,
  constraint bot_event_count_pkey PRIMARY KEY (workspace_id, stream_id, key_id, day)
);
CREATE INDEX bot_event_count_by_day ON public.bot_event_count USING btree (workspace_id, day);
alter table bot_event_count enable row level security;
create policy every_workspace on bot_event_count for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on bot_event_count for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on bot_event_count for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on bot_event_count to touchline_derive;
grant select on bot_event_count to touchline_reader;
comment on table bot_event_count is 'How many events of a stream bots sent: they make no visit, person or lead.';
comment on column bot_event_count.key_id is 'The write key that they came by.';
comment on column bot_event_count.day is 'When they were received, in UTC.';

create table changed (
  workspace_id uuid not null,
  changed_id bigint generated always as identity not null,
  kind text not null,
  subject text collate "C" not null,
  since timestamp with time zone,
  constraint changed_pkey PRIMARY KEY (workspace_id, changed_id),
  constraint changed_kind_known CHECK (kind = ANY (ARRAY['STREAM'::text, 'KEY'::text]))
);
alter table changed enable row level security;
create policy every_workspace on changed for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on changed for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on changed for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on changed to touchline_derive;
grant insert, select on changed to touchline_ingest;
comment on table changed is 'The queue of the pipeline: what is to be derived again.';
comment on column changed.subject is 'STREAM: a stream''s id. KEY: an identity key.';
comment on column changed.since is 'When the earliest of what is new of a stream happened. Null: all of it is to be derived again.';

create table channel_cohort (
  workspace_id uuid not null,
  assign_by text not null,
  cohort_day date not null,
  channel text not null,
  leads integer not null,
  mqls integer not null,
  accepted integer not null,
  sqls integer not null,
  opportunities integer not null,
  won integer not null,
  lost integer not null,
  pipeline_minor bigint not null,
  revenue_minor bigint not null,
  worked integer not null,
  reached integer not null,
  untouched integer not null,
  handoffs_due integer not null,
  answered_in_time integer not null,
  constraint channel_cohort_pkey PRIMARY KEY (workspace_id, assign_by, cohort_day, channel)
);
alter table channel_cohort enable row level security;
create policy every_workspace on channel_cohort for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on channel_cohort for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on channel_cohort for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on channel_cohort to touchline_derive;
grant select on channel_cohort to touchline_reader;
comment on table channel_cohort is 'Leads created on a day that count in a channel, added up. What depends on the time of asking is as it will be once all that is known by now has come to pass: clocks have run out, states have ended.';
comment on column channel_cohort.workspace_id is 'The tenant.';
comment on column channel_cohort.assign_by is 'The way to choose where a lead counts.';
comment on column channel_cohort.cohort_day is 'The day, in the workspace''s time zone, on which the leads were created.';
comment on column channel_cohort.channel is 'The channel that they count in.';
comment on column channel_cohort.leads is 'How many there are. Without any there is no row.';
comment on column channel_cohort.mqls is 'Of them, those that became an MQL on whatever day. So are the five below.';
comment on column channel_cohort.accepted is 'Those that became a SAL.';
comment on column channel_cohort.sqls is 'Those that became an SQL.';
comment on column channel_cohort.opportunities is 'Those with an opportunity.';
comment on column channel_cohort.won is 'Those that were won.';
comment on column channel_cohort.lost is 'Those that were lost and never won.';
comment on column channel_cohort.pipeline_minor is 'Their opportunities'' amounts, in minor units of the workspace''s currency.';
comment on column channel_cohort.revenue_minor is 'The amounts won, likewise.';
comment on column channel_cohort.worked is 'Those whose handoff sales answered.';
comment on column channel_cohort.reached is 'Those whom sales reached.';
comment on column channel_cohort.untouched is 'Those handed over that nobody in sales has turned to.';
comment on column channel_cohort.handoffs_due is 'Their handoffs to sales of which the SLA says whether they were answered in time.';
comment on column channel_cohort.answered_in_time is 'Of these, those that were.';

create table channel_cohort_win (
  workspace_id uuid not null,
  assign_by text not null,
  cohort_day date not null,
  channel text not null,
  days_to_win integer not null,
  won integer not null,
  constraint channel_cohort_win_pkey PRIMARY KEY (workspace_id, assign_by, cohort_day, channel, days_to_win)
);
alter table channel_cohort_win enable row level security;
create policy every_workspace on channel_cohort_win for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on channel_cohort_win for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on channel_cohort_win for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on channel_cohort_win to touchline_derive;
grant select on channel_cohort_win to touchline_reader;
comment on table channel_cohort_win is 'The won leads of a row of channel_cohort, by how many days it took: medians can''t be added up.';
comment on column channel_cohort_win.workspace_id is 'The tenant.';
comment on column channel_cohort_win.assign_by is 'As in channel_cohort; so are the two below.';
comment on column channel_cohort_win.days_to_win is 'Calendar days from creation to won.';
comment on column channel_cohort_win.won is 'How many leads took as long. Without any there is no row.';

create table contact_role (
  workspace_id uuid not null,
  person_id uuid not null,
  system text not null,
  opportunity_id text collate "C" not null,
  role_no integer not null,
  role text,
  is_primary boolean not null,
  contact_person_id uuid,
  constraint contact_role_pkey PRIMARY KEY (workspace_id, person_id, system, opportunity_id, role_no)
);
alter table contact_role enable row level security;
create policy every_workspace on contact_role for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on contact_role for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on contact_role for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on contact_role to touchline_derive;
grant select on contact_role to touchline_reader;
comment on table contact_role is 'Somebody''s part in an opportunity.';
comment on column contact_role.person_id is 'Whose the opportunity is.';
comment on column contact_role.contact_person_id is 'Who has the part. Null where nothing else is known of them.';

create table conversion (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  milestone text not null,
  at timestamp with time zone not null,
  value_minor bigint,
  stream_ids uuid[] not null,
  touchpoint_ids uuid[] not null,
  credits integer[] not null,
  value_credits bigint[],
  uncredited_to text not null,
  constraint conversion_pkey PRIMARY KEY (workspace_id, person_id, lead_no, milestone)
);
CREATE INDEX conversion_by_time ON public.conversion USING btree (workspace_id, milestone, at);
alter table conversion enable row level security;
create policy every_workspace on conversion for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on conversion for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on conversion for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on conversion to touchline_derive;
grant select on conversion to touchline_reader;
comment on table conversion is 'A lead reaching a dated milestone, with the credit that each model gives to each touchpoint.';
comment on column conversion.value_minor is 'WON: revenue. OPPORTUNITY: amounts. Minor units; null where nothing names an amount.';
comment on column conversion.touchpoint_ids is 'Eligible touchpoints in time order, parallel to stream_ids.';
comment on column conversion.credits is 'Billionths, [model][touchpoint], models in the order of attributionModels. Empty without touchpoints.';
comment on column conversion.value_credits is 'value_minor split like credits, exact to the minor unit.';
comment on column conversion.uncredited_to is 'Who has the credit that no touchpoint earned.';

create table crm_record (
  workspace_id uuid not null,
  system text not null,
  object text not null,
  record_id text collate "C" not null,
  version integer not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  backfilled boolean not null,
  fields jsonb not null,
  constraint crm_record_pkey PRIMARY KEY (workspace_id, system, object, record_id, version),
  constraint crm_record_object_known CHECK (object = ANY (ARRAY['LEAD'::text, 'OPPORTUNITY'::text, 'STAGE'::text, 'CONTACT_ROLE'::text, 'ACCOUNT'::text, 'CONTACT'::text]))
);
CREATE INDEX crm_record_by_address ON public.crm_record USING btree (workspace_id, ((fields ->> 'emailKey'::text))) WHERE (object = 'LEAD'::text);
CREATE INDEX crm_record_by_address_of_contact ON public.crm_record USING btree (workspace_id, ((fields ->> 'emailKey'::text))) WHERE (object = 'CONTACT'::text);
CREATE INDEX crm_record_by_contact ON public.crm_record USING btree (workspace_id, ((fields ->> 'emailKey'::text))) WHERE (object = 'OPPORTUNITY'::text);
CREATE INDEX crm_record_by_contact_of_part ON public.crm_record USING btree (workspace_id, ((fields ->> 'emailKey'::text))) WHERE (object = ANY (ARRAY['STAGE'::text, 'CONTACT_ROLE'::text]));
CREATE INDEX crm_record_by_domain_of_account ON public.crm_record USING btree (workspace_id, ((fields ->> 'domain'::text))) WHERE (object = 'ACCOUNT'::text);
CREATE INDEX crm_record_by_email_domain ON public.crm_record USING btree (workspace_id, ((fields ->> 'emailDomain'::text))) WHERE (fields ? 'emailDomain'::text);
CREATE INDEX crm_record_by_lead ON public.crm_record USING btree (workspace_id, ((fields ->> 'leadKey'::text))) WHERE (object = 'OPPORTUNITY'::text);
CREATE INDEX crm_record_by_lead_of_contact ON public.crm_record USING btree (workspace_id, ((fields ->> 'leadKey'::text))) WHERE (object = 'CONTACT'::text);
CREATE INDEX crm_record_by_lead_of_part ON public.crm_record USING btree (workspace_id, ((fields ->> 'leadKey'::text))) WHERE (object = ANY (ARRAY['STAGE'::text, 'CONTACT_ROLE'::text]));
CREATE INDEX crm_record_by_opportunity ON public.crm_record USING btree (workspace_id, system, ((fields ->> 'opportunityId'::text))) WHERE (object = ANY (ARRAY['STAGE'::text, 'CONTACT_ROLE'::text]));
CREATE INDEX crm_record_by_recorded_at ON public.crm_record USING btree (workspace_id, recorded_at);
alter table crm_record enable row level security;
create policy every_workspace on crm_record for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on crm_record for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on crm_record for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on crm_record to touchline_derive;
grant insert, select on crm_record to touchline_ingest;
comment on table crm_record is 'What the CRM said of a record, each time that it said something new. The highest version holds.';
comment on column crm_record.object is 'STAGE: that a lead or an opportunity entered a stage. CONTACT_ROLE: somebody''s part in an opportunity. CONTACT: that somebody belongs to an account.';
comment on column crm_record.effective_at is 'Since when it is so, by the CRM''s clock.';
comment on column crm_record.recorded_at is 'When it was stored. Back-filled history counts as known at its effective time.';
comment on column crm_record.fields is 'Dates keep their precision: a plain date is a day, an instant has a time.';

create table email_key_rotation (
  workspace_id uuid not null,
  generation integer not null,
  inner_pad bytea not null,
  outer_pad bytea not null,
  rotated_at timestamp with time zone not null,
  constraint email_key_rotation_pkey PRIMARY KEY (workspace_id, generation),
  constraint email_key_rotation_follows_the_first CHECK (generation >= 2),
  constraint email_key_rotation_pads_fill_a_block CHECK (octet_length(inner_pad) = 64 AND octet_length(outer_pad) = 64)
);
alter table email_key_rotation enable row level security;
create policy every_workspace on email_key_rotation for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on email_key_rotation for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on email_key_rotation for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on email_key_rotation to touchline_ingest;
comment on table email_key_rotation is 'Each time that the e-mail key of a workspace was rotated. The keys of addresses were wrapped: the HMAC of each, with another secret, is the next.';
comment on column email_key_rotation.workspace_id is 'The tenant.';
comment on column email_key_rotation.generation is 'Of the keys that came of it. The first generation is that of the EMAIL secret in workspace_secret.';
comment on column email_key_rotation.inner_pad is 'The secret as HMAC-SHA-256 takes it: filled up with zeros to 64 bytes, each xor 0x36.';
comment on column email_key_rotation.outer_pad is 'The same, each byte xor 0x5c.';
comment on column email_key_rotation.rotated_at is 'When all that was stored by then was wrapped.';

create table erasure (
  workspace_id uuid not null,
  erasure_id uuid not null,
  erased_at timestamp with time zone not null,
  command text not null,
  events integer not null,
  records integer not null,
  mentions integer not null,
  touchpoints integer not null,
  leads integer not null,
  constraint erasure_pkey PRIMARY KEY (workspace_id, erasure_id)
);
alter table erasure enable row level security;
create policy every_workspace on erasure for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on erasure for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on erasure for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
comment on table erasure is 'An erasure that was asked for and done: when, by what command, and how many rows went.';
comment on column erasure.command is 'What was asked, without the key: `touchline erase --email`.';
comment on column erasure.events is 'Events deleted.';
comment on column erasure.records is 'Versions of CRM records deleted.';
comment on column erasure.mentions is 'Rows of others that named a key of the person, and no longer do.';
comment on column erasure.touchpoints is 'Derived touchpoints that were the person''s.';
comment on column erasure.leads is 'Derived leads that were the person''s.';

create table event (
  workspace_id uuid not null,
  stream_id uuid not null,
  event_id uuid not null,
  type text not null,
  trust text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  backfilled boolean not null,
  body jsonb not null,
  constraint event_pkey PRIMARY KEY (workspace_id, stream_id, event_id),
  constraint event_trust_known CHECK (trust = ANY (ARRAY['CLAIMED'::text, 'VERIFIED'::text])),
  constraint event_type_known CHECK (type = ANY (ARRAY['page'::text, 'identify'::text, 'form'::text, 'track'::text, 'engagement'::text, 'content'::text, 'click'::text, 'exposure'::text, 'source'::text, 'link'::text, 'touchpoint'::text]))
) partition by RANGE (event_id);
CREATE INDEX event_by_named_key ON ONLY public.event USING gin (((body -> 'keys'::text))) WHERE (body ? 'keys'::text);
CREATE INDEX event_by_received_at ON ONLY public.event USING brin (received_at) WITH (autosummarize='on');
alter table event enable row level security;
create policy every_workspace on event for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on event for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on event for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on event to touchline_derive;
grant insert, select on event to touchline_ingest;
comment on table event is 'One thing that the SDK or an importer recorded. Never edited.';
comment on column event.stream_id is 'The visitor, or a UUIDv5 of an importer''s source and external subject.';
comment on column event.event_id is 'UUIDv7 made by the sender: sent twice, it is stored once.';
comment on column event.trust is 'CLAIMED by a browser; VERIFIED by an importer, or by a token that the site has signed.';
comment on column event.occurred_at is 'When it happened, corrected for the sender''s clock.';
comment on column event.received_at is 'When it was stored. Back-filled history counts as known when it happened.';
comment on column event.body is 'The rest, as its type has it. `bot`, where a bot sent it: the write key that it came by.';

create table event_before_2027 partition of event FOR VALUES FROM (MINVALUE) TO ('01a2ce8b-d400-0000-0000-000000000000');
alter table event_before_2027 enable row level security;
create policy every_workspace on event_before_2027 for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on event_before_2027 for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on event_before_2027 for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));

create table event_default partition of event DEFAULT;
alter table event_default enable row level security;
create policy every_workspace on event_default for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on event_default for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on event_default for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
comment on table event_default is 'Events whose partition was not made in time. Making it moves them there.';

create table exposure (
  workspace_id uuid not null,
  stream_id uuid not null,
  event_id uuid not null,
  subject_id uuid not null,
  is_person boolean not null,
  experiment text collate "C" not null,
  variant text collate "C" not null,
  exposed_at timestamp with time zone not null,
  constraint exposure_pkey PRIMARY KEY (workspace_id, stream_id, event_id)
);
CREATE INDEX exposure_by_experiment ON public.exposure USING btree (workspace_id, md5(experiment), subject_id);
alter table exposure enable row level security;
create policy every_workspace on exposure for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on exposure for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on exposure for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on exposure to touchline_derive;
grant select on exposure to touchline_reader;
comment on table exposure is 'That somebody got a variant of an experiment: of each stream, whoever''s it was then, the first time of each variant.';
comment on column exposure.workspace_id is 'The tenant.';
comment on column exposure.stream_id is 'The stream of the event.';
comment on column exposure.event_id is 'The event that says so.';
comment on column exposure.subject_id is 'The person; for a visitor nobody has identified, the stream.';
comment on column exposure.is_person is 'Whether the subject is a person.';
comment on column exposure.experiment is 'The experiment, as the site names it.';
comment on column exposure.variant is 'The variant, as the site names it.';
comment on column exposure.exposed_at is 'When they got it first.';

create table former_person (
  workspace_id uuid not null,
  former_id uuid not null,
  key text collate "C" not null,
  constraint former_person_pkey PRIMARY KEY (workspace_id, former_id)
);
CREATE INDEX former_person_by_key ON public.former_person USING btree (workspace_id, key);
alter table former_person enable row level security;
create policy every_workspace on former_person for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on former_person for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on former_person for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on former_person to touchline_derive;
grant select on former_person to touchline_reader;
comment on table former_person is 'Ids that persons had, and that came of the key of an address before it was wrapped.';
comment on column former_person.workspace_id is 'The tenant.';
comment on column former_person.former_id is 'UUIDv5 of the key as it was.';
comment on column former_person.key is 'The key as it is now: whoever has it is the person.';

create table handoff (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  handoff_no integer not null,
  direction text not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  owner text,
  assigned_at timestamp with time zone,
  due_at timestamp with time zone,
  accept_due_at timestamp with time zone,
  answered_at timestamp with time zone,
  response_seconds integer,
  reached_at timestamp with time zone,
  accepted_at timestamp with time zone,
  refused_at timestamp with time zone,
  refusal_reason text,
  recycled_at timestamp with time zone,
  recycle_reason text,
  recycled_until timestamp with time zone,
  settled_at timestamp with time zone,
  constraint handoff_pkey PRIMARY KEY (workspace_id, person_id, lead_no, handoff_no),
  constraint handoff_direction_known CHECK (direction = ANY (ARRAY['TO_SALES'::text, 'TO_MARKETING'::text]))
);
CREATE INDEX handoff_by_opening ON public.handoff USING btree (workspace_id, opened_at);
CREATE INDEX handoff_changing_until ON public.handoff USING btree (workspace_id, GREATEST(opened_at, answered_at, reached_at,
CASE
    WHEN (answered_at IS NULL) THEN due_at
    ELSE NULL::timestamp with time zone
END)) WHERE (direction = 'TO_SALES'::text);
alter table handoff enable row level security;
create policy every_workspace on handoff for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on handoff for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on handoff for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on handoff to touchline_derive;
grant select on handoff to touchline_reader;
grant select on handoff to touchline_reporting;
comment on table handoff is 'A lead passed from marketing to sales when it qualified, or back to marketing when sales recycled it.';
comment on column handoff.workspace_id is 'The tenant.';
comment on column handoff.person_id is 'Whose lead it is.';
comment on column handoff.lead_no is 'Which of the person''s leads.';
comment on column handoff.handoff_no is 'Counts the handoffs of the lead from 1, in time order.';
comment on column handoff.direction is 'TO_SALES or TO_MARKETING.';
comment on column handoff.opened_at is 'When it was handed over. Of a mere day, its last instant.';
comment on column handoff.ended_at is 'When it was given back, won or lost; of one to marketing, when it came back too. Null while nothing ended it.';
comment on column handoff.owner is 'Who in sales had it when it was answered; unanswered, who had it last. Null where nobody did.';
comment on column handoff.assigned_at is 'From when on somebody had it. Null where nobody did.';
comment on column handoff.due_at is 'By when the SLA wants a first response, or to marketing first nurturing. Null without an SLA.';
comment on column handoff.accept_due_at is 'By when the SLA wants sales to accept or refuse. Null without an SLA, and to marketing.';
comment on column handoff.answered_at is 'First outbound activity of sales; to marketing, first marketing touchpoint. Null where there is none.';
comment on column handoff.response_seconds is 'Business time from opening to the answer. Null while there is none.';
comment on column handoff.reached_at is 'First two-way contact. Null where there is none.';
comment on column handoff.accepted_at is 'When sales accepted it. Null where they did not; so are the five below.';
comment on column handoff.refused_at is 'When sales sent it back as no lead for them.';
comment on column handoff.refusal_reason is 'Why, as the CRM has it.';
comment on column handoff.recycled_at is 'When sales gave it back for later.';
comment on column handoff.recycle_reason is 'Why, as the CRM has it.';
comment on column handoff.recycled_until is 'Until when marketing is to look after it.';
comment on column handoff.settled_at is 'When it was accepted, given back, won or lost, the first of these. Null while it waits for one.';

create table identification (
  workspace_id uuid not null,
  stream_id uuid not null,
  event_id uuid not null,
  key text collate "C" not null,
  trust text not null,
  occurred_at timestamp with time zone not null,
  constraint identification_pkey PRIMARY KEY (workspace_id, stream_id, event_id)
);
CREATE INDEX identification_by_key ON public.identification USING btree (workspace_id, key);
alter table identification enable row level security;
create policy every_workspace on identification for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on identification for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on identification for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on identification to touchline_derive;
comment on table identification is 'An event that says whose a stream is from then on: the strongest key that it names.';

create table identity_decision (
  workspace_id uuid not null,
  decision_no integer not null,
  kind text not null,
  decided_at timestamp with time zone not null,
  command text not null,
  pairs integer not null,
  key_id uuid,
  constraint identity_decision_pkey PRIMARY KEY (workspace_id, decision_no),
  constraint identity_decision_kind_known CHECK (kind = ANY (ARRAY['SPLIT'::text, 'JOIN'::text]))
);
alter table identity_decision enable row level security;
create policy every_workspace on identity_decision for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on identity_decision for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on identity_decision for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on identity_decision to touchline_derive;
grant insert, select on identity_decision to touchline_ingest;
comment on table identity_decision is 'A decision that keys are not one person''s after all (SPLIT), or one that takes this back (JOIN). Never edited.';
comment on column identity_decision.decision_no is 'Counts them in each workspace: of those that are about a pair, the highest holds.';
comment on column identity_decision.command is 'What was asked, without the keys: `touchline split-person --crm`.';
comment on column identity_decision.pairs is 'Of how many pairs it was. Erasing a person deletes those that name a key of theirs.';
comment on column identity_decision.key_id is 'The secret key that asked. Null: the command line.';

create table identity_decision_pair (
  workspace_id uuid not null,
  key text collate "C" not null,
  other_key text collate "C" not null,
  decision_no integer not null,
  constraint identity_decision_pair_pkey PRIMARY KEY (workspace_id, key, other_key, decision_no),
  constraint identity_decision_pair_is_of_two CHECK (key <> other_key)
);
CREATE INDEX identity_decision_pair_by_other_key ON public.identity_decision_pair USING btree (workspace_id, other_key);
alter table identity_decision_pair enable row level security;
create policy every_workspace on identity_decision_pair for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on identity_decision_pair for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on identity_decision_pair for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on identity_decision_pair to touchline_derive;
grant insert on identity_decision_pair to touchline_ingest;
comment on table identity_decision_pair is 'Two keys that a decision is about, in either order: whatever links them counts for nothing while they are split.';

create table identity_link (
  workspace_id uuid not null,
  key text collate "C" not null,
  other_key text collate "C" not null,
  origin text collate "C" not null,
  constraint identity_link_pkey PRIMARY KEY (workspace_id, key, other_key, origin)
);
CREATE INDEX identity_link_by_origin ON public.identity_link USING btree (workspace_id, origin);
alter table identity_link enable row level security;
create policy every_workspace on identity_link for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on identity_link for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on identity_link for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on identity_link to touchline_derive;
comment on table identity_link is 'Two keys of one person, by verified word. Stored in both directions.';
comment on column identity_link.origin is 'What says so: a CRM record''s key, or stream and id of an event.';

create table identity_secret (
  workspace_id uuid not null,
  key_id uuid not null,
  secret bytea not null,
  constraint identity_secret_pkey PRIMARY KEY (workspace_id, key_id),
  constraint identity_secret_is_long CHECK (octet_length(secret) >= 32)
);
alter table identity_secret enable row level security;
create policy every_workspace on identity_secret for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on identity_secret for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on identity_secret for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on identity_secret to touchline_ingest;
comment on table identity_secret is 'The text of each identity key, until it is revoked.';
comment on column identity_secret.secret is 'Key of the HMAC of identity tokens: the whole key, as it was handed out.';

create table knowledge (
  workspace_id uuid not null,
  knowledge_id uuid not null,
  touchpoints_at timestamp with time zone not null,
  outcomes_at timestamp with time zone not null,
  corrections_at timestamp with time zone not null,
  persons_at timestamp with time zone not null,
  rules_at timestamp with time zone not null,
  definition_at timestamp with time zone not null,
  requested_at timestamp with time zone not null,
  status text not null,
  done integer default 0 not null,
  total integer,
  derived_at timestamp with time zone,
  problem text,
  without_claims boolean default false not null,
  claims_left_out integer,
  touchpoints_untied integer,
  constraint knowledge_pkey PRIMARY KEY (workspace_id, knowledge_id),
  constraint knowledge_status_known CHECK (status = ANY (ARRAY['QUEUED'::text, 'DERIVING'::text, 'READY'::text, 'FAILED'::text]))
);
alter table knowledge enable row level security;
create policy every_workspace on knowledge for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on knowledge for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on knowledge for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on knowledge to touchline_derive;
grant select on knowledge to touchline_reader;
comment on table knowledge is 'What a workspace knew at earlier times: what is derived of it stands in the derived tables, with knowledge_id as its workspace.';
comment on column knowledge.workspace_id is 'The tenant.';
comment on column knowledge.knowledge_id is 'Derived from the workspace, the six times, and whether claims are left out.';
comment on column knowledge.touchpoints_at is 'Until when events count that had become known.';
comment on column knowledge.outcomes_at is 'Until when the CRM''s word of something new counts, and spend.';
comment on column knowledge.corrections_at is 'Until when the CRM''s word counts that something is otherwise than it had said.';
comment on column knowledge.persons_at is 'Until when persons count as one who had been two, and as two who had been one.';
comment on column knowledge.rules_at is 'Whose rules hold: channels, look-back, own hosts, time zone.';
comment on column knowledge.definition_at is 'Whose agreements hold: stages, business hours, SLA.';
comment on column knowledge.requested_at is 'When it was first asked for.';
comment on column knowledge.status is 'QUEUED and DERIVING: it is being made. READY: it can be read. FAILED: problem says why.';
comment on column knowledge.done is 'Of the total, how many streams and records are derived.';
comment on column knowledge.total is 'How many there are. Null until they are counted.';
comment on column knowledge.derived_at is 'When it was READY. What has arrived since is not in it, even where it counts as known before.';
comment on column knowledge.problem is 'Why it FAILED, without anything that was sent.';
comment on column knowledge.without_claims is 'Whether what browsers claim of who a visitor is was left out.';
comment on column knowledge.claims_left_out is 'How many claims were left out. Null where claims count, and until it is READY.';
comment on column knowledge.touchpoints_untied is 'Of how many touchpoints nobody is known, as claims were left out. Null likewise.';

create table lead (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  lead_id uuid not null,
  lead_at timestamp with time zone not null,
  lead_precision text not null,
  mql_at timestamp with time zone,
  mql_known_by text,
  sal_at timestamp with time zone,
  sal_known_by text,
  sql_at timestamp with time zone,
  sql_known_by text,
  opportunity_at timestamp with time zone,
  opportunity_known_by text,
  won_at timestamp with time zone,
  won_known_by text,
  lost_at timestamp with time zone,
  lost_known_by text,
  loss_reason text,
  days_to_win integer,
  revenue_minor bigint not null,
  pipeline_minor bigint not null,
  in_crm boolean not null,
  crm_source text,
  crm_stage text,
  owner text,
  is_sales_sourced boolean not null,
  win_reason text,
  assigned_at timestamp with time zone,
  requested_at timestamp with time zone,
  self_reported_source text,
  refused_at timestamp with time zone,
  refusal_reason text,
  recycled_at timestamp with time zone,
  recycle_reason text,
  recycled_until timestamp with time zone,
  stage text,
  stage_means text,
  stage_side text,
  stage_expected_days integer,
  stage_since timestamp with time zone,
  constraint lead_pkey PRIMARY KEY (workspace_id, person_id, lead_no)
);
CREATE UNIQUE INDEX lead_by_id ON public.lead USING btree (workspace_id, lead_id);
CREATE INDEX lead_by_time ON public.lead USING btree (workspace_id, lead_at, person_id, lead_no);
CREATE INDEX lead_in_unmapped_stage ON public.lead USING btree (workspace_id, lead_at) WHERE ((crm_stage IS NOT NULL) AND (stage IS NULL));
CREATE INDEX lead_open_by_time ON public.lead USING btree (workspace_id, lead_at) WHERE ((won_known_by IS NULL) AND (lost_known_by IS NULL));
CREATE INDEX lead_undated_won ON public.lead USING btree (workspace_id, lead_at) WHERE ((won_known_by IS NOT NULL) AND (won_at IS NULL));
CREATE INDEX lead_won_by_time ON public.lead USING btree (workspace_id, lead_at) INCLUDE (person_id) WHERE (won_at IS NOT NULL);
alter table lead enable row level security;
create policy every_workspace on lead for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on lead for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on lead for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on lead to touchline_derive;
grant select on lead to touchline_reader;
grant select on lead to touchline_reporting;
comment on table lead is 'A person''s CRM records and lead forms, folded: a new one opens when all earlier ones were won or lost.';
comment on column lead.lead_no is 'Counts the leads of the person, from 1, in time order.';
comment on column lead.lead_at is 'The earlier of its first CRM record and its first lead form. Of a mere day, the last instant.';
comment on column lead.mql_at is 'Null where not reached, or reached at a time nobody recorded.';
comment on column lead.mql_known_by is 'DATE, STAGE (the CRM''s stage says so, undated) or IMPLIED by a later milestone. Null: not reached.';
comment on column lead.days_to_win is 'Calendar days from LEAD to WON in the workspace''s zone. Null where either is undated.';
comment on column lead.revenue_minor is 'Won amounts in minor units of the workspace''s currency, expansion left out.';
comment on column lead.pipeline_minor is 'Amounts of open opportunities, expansion left out.';
comment on column lead.in_crm is 'False while only a form says that it exists.';
comment on column lead.crm_stage is 'The CRM''s own word.';
comment on column lead.is_sales_sourced is 'A sales touchpoint came first, and neither marketing nor a CRM source before LEAD.';
comment on column lead.win_reason is 'As the CRM has it. Null where it was not won, or there is none; so is loss_reason.';
comment on column lead.assigned_at is 'When the owner got it: as told, else since when the CRM names them. Null where nobody owns it.';
comment on column lead.requested_at is 'When the person first asked to be contacted.';
comment on column lead.self_reported_source is 'How the person heard of the company, in their own words.';
comment on column lead.refused_at is 'When sales last sent it back as no lead for them. Null where they never did.';
comment on column lead.recycled_at is 'When sales last gave it back for later. Null where they never did.';
comment on column lead.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';
comment on column lead.stage is 'What crm_stage is called in the stage map. Null where the map doesn''t know it, or there is none; so are the three below.';
comment on column lead.stage_means is 'A milestone, NURTURING, REFUSED or RECYCLED.';
comment on column lead.stage_side is 'Who is accountable for a lead in it: MARKETING or SALES.';
comment on column lead.stage_expected_days is 'How many days a lead should be in it at most. Null where nobody has said.';
comment on column lead.stage_since is 'Since when it is in that stage. Of a mere day, the last instant.';

create table lead_assignment (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  assign_by text not null,
  channel text not null,
  source text not null,
  stream_id uuid,
  touchpoint_id uuid,
  constraint lead_assignment_pkey PRIMARY KEY (workspace_id, person_id, lead_no, assign_by)
);
alter table lead_assignment enable row level security;
create policy every_workspace on lead_assignment for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on lead_assignment for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on lead_assignment for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on lead_assignment to touchline_derive;
grant select on lead_assignment to touchline_reader;
grant select on lead_assignment to touchline_reporting;
comment on table lead_assignment is 'The one channel and source that a lead counts in, for each way to choose it.';
comment on column lead_assignment.touchpoint_id is 'The touchpoint that decided. Null where the CRM''s lead source did, or nothing.';

create table lead_state (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  state text not null,
  handoff_no integer,
  overdue_from timestamp with time zone,
  overdue_until timestamp with time zone,
  constraint lead_state_pkey PRIMARY KEY (workspace_id, person_id, lead_no, since),
  constraint lead_state_known CHECK (state = ANY (ARRAY['NEW'::text, 'NURTURING'::text, 'QUALIFIED_UNASSIGNED'::text, 'UNTOUCHED'::text, 'WORKING'::text, 'ACCEPTED'::text, 'IN_PIPELINE'::text, 'REFUSED'::text, 'RECYCLED'::text, 'WON'::text, 'LOST'::text])),
  constraint lead_state_lasts CHECK (until > since)
);
CREATE INDEX lead_state_lasting ON public.lead_state USING btree (workspace_id, state, since) WHERE (until IS NULL);
CREATE INDEX lead_state_untouched_until ON public.lead_state USING btree (workspace_id, GREATEST(since, until)) WHERE (state = ANY (ARRAY['QUALIFIED_UNASSIGNED'::text, 'UNTOUCHED'::text]));
alter table lead_state enable row level security;
create policy every_workspace on lead_state for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on lead_state for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on lead_state for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on lead_state to touchline_derive;
grant select on lead_state to touchline_reader;
grant select on lead_state to touchline_reporting;
comment on table lead_state is 'How long a lead was in which state. From lead_at on each lead is in exactly one at any instant.';
comment on column lead_state.workspace_id is 'The tenant.';
comment on column lead_state.person_id is 'Whose lead it is.';
comment on column lead_state.lead_no is 'Which of the person''s leads.';
comment on column lead_state.since is 'From when on. It is in.';
comment on column lead_state.until is 'Until when; it is not in. Null where nothing that is known ends it.';
comment on column lead_state.state is 'Where the lead was between marketing and sales; docs/ledger.md says what each means.';
comment on column lead_state.handoff_no is 'The handoff that it was in. Null where it was in none.';
comment on column lead_state.overdue_from is 'After it, whoever was accountable for the lead was late. Null where no clock ran.';
comment on column lead_state.overdue_until is 'Until when they were late. Null where that lasted as long as the state.';

create table long_person (
  workspace_id uuid not null,
  person_id uuid not null,
  touchpoints integer not null,
  derived_at timestamp with time zone not null,
  is_waiting boolean default false not null,
  constraint long_person_pkey PRIMARY KEY (workspace_id, person_id)
);
alter table long_person enable row level security;
create policy every_workspace on long_person for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on long_person for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on long_person for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on long_person to touchline_derive;
comment on table long_person is 'Persons of so many touchpoints that their leads are derived again once a minute at most.';
comment on column long_person.workspace_id is 'The tenant.';
comment on column long_person.person_id is 'Whose leads they are.';
comment on column long_person.touchpoints is 'How many there were when the leads were last derived.';
comment on column long_person.derived_at is 'When that was.';
comment on column long_person.is_waiting is 'Whether something has become known since, and waits for the minute to be over.';

create table long_stream (
  workspace_id uuid not null,
  stream_id uuid not null,
  touchpoints integer not null,
  derived_at timestamp with time zone not null,
  is_waiting boolean default false not null,
  since timestamp with time zone,
  constraint long_stream_pkey PRIMARY KEY (workspace_id, stream_id)
);
alter table long_stream enable row level security;
create policy every_workspace on long_stream for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on long_stream for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on long_stream for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on long_stream to touchline_derive;
grant select on long_stream to touchline_reader;
comment on table long_stream is 'Streams of so many touchpoints that they are derived again once a minute at most.';
comment on column long_stream.touchpoints is 'How many it had when it was last derived.';
comment on column long_stream.derived_at is 'When that was.';
comment on column long_stream.is_waiting is 'Whether something has become known of it since, and waits for the minute to be over.';
comment on column long_stream.since is 'When the earliest of that happened, as in `changed`. Null: all of the stream is to be derived again, or nothing waits.';

create table opportunity (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  system text not null,
  opportunity_id text collate "C" not null,
  name text,
  outcome text not null,
  created_at timestamp with time zone,
  closed_at timestamp with time zone,
  amount_minor bigint,
  loss_reason text,
  is_expansion boolean not null,
  win_reason text,
  stage text,
  account_id uuid,
  constraint opportunity_pkey PRIMARY KEY (workspace_id, person_id, system, opportunity_id),
  constraint opportunity_outcome_known CHECK (outcome = ANY (ARRAY['OPEN'::text, 'WON'::text, 'LOST'::text]))
);
CREATE INDEX opportunity_by_account ON public.opportunity USING btree (workspace_id, account_id) WHERE (account_id IS NOT NULL);
alter table opportunity enable row level security;
create policy every_workspace on opportunity for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on opportunity for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on opportunity for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on opportunity to touchline_derive;
grant select on opportunity to touchline_reader;
grant select on opportunity to touchline_reporting;
comment on table opportunity is 'A deal of a lead.';
comment on column opportunity.amount_minor is 'Minor units of the workspace''s currency. Null where the CRM names no amount.';
comment on column opportunity.is_expansion is 'Opened after the lead was won: no part of its revenue.';
comment on column opportunity.stage is 'The CRM''s own word. Null where it gave none.';
comment on column opportunity.account_id is 'The account that the CRM names for it. Null where it names none.';

create table person_key (
  workspace_id uuid not null,
  key text collate "C" not null,
  person_id uuid not null,
  own_id uuid not null,
  constraint person_key_pkey PRIMARY KEY (workspace_id, key)
);
CREATE INDEX person_key_by_own_id ON public.person_key USING btree (workspace_id, own_id);
CREATE INDEX person_key_by_person ON public.person_key USING btree (workspace_id, person_id);
alter table person_key enable row level security;
create policy every_workspace on person_key for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on person_key for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on person_key for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on person_key to touchline_derive;
grant select on person_key to touchline_reader;
comment on table person_key is 'Which person a key belongs to.';
comment on column person_key.person_id is 'UUIDv5 of the smallest key of the person.';
comment on column person_key.own_id is 'UUIDv5 of this key: an id the person had before its keys were joined.';

create table rebuild_due (
  workspace_id uuid not null,
  since timestamp with time zone not null,
  constraint rebuild_due_pkey PRIMARY KEY (workspace_id)
);
alter table rebuild_due enable row level security;
create policy every_workspace on rebuild_due for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on rebuild_due for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on rebuild_due for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, select on rebuild_due to touchline_derive;
comment on table rebuild_due is 'Workspaces whose inputs were rewritten. What is derived of them is of before until all of it is derived again; nothing is derived of them batch by batch meanwhile.';
comment on column rebuild_due.workspace_id is 'The tenant.';
comment on column rebuild_due.since is 'When its inputs were rewritten.';

create table rejected_count (
  workspace_id uuid not null,
  key_id uuid not null,
  day date not null,
  reason text collate "C" not null,
  events bigint not null,
  last_at timestamp with time zone not null,
  constraint rejected_count_pkey PRIMARY KEY (workspace_id, key_id, day, reason)
);
alter table rejected_count enable row level security;
create policy every_workspace on rejected_count for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on rejected_count for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on rejected_count for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on rejected_count to touchline_reader;
comment on table rejected_count is 'How many events the collector rejected, by write key, day and reason. Of the last 90 days that had any.';
comment on column rejected_count.day is 'In UTC.';
comment on column rejected_count.reason is 'Why: modules/collect/rejection-reasons.ts lists them.';
comment on column rejected_count.events is 'A request that was refused as a whole counts as one.';
comment on column rejected_count.last_at is 'When the last of them was received.';

create table rejected_event (
  workspace_id uuid not null,
  key_id uuid not null,
  rejected_id uuid not null,
  received_at timestamp with time zone not null,
  reason text not null,
  problem text not null,
  type text,
  event_id text,
  excerpt text,
  constraint rejected_event_pkey PRIMARY KEY (workspace_id, key_id, rejected_id),
  constraint rejected_event_is_short CHECK (length(problem) <= 500 AND length(type) <= 50 AND length(event_id) <= 50 AND length(excerpt) <= 2000)
);
alter table rejected_event enable row level security;
create policy every_workspace on rejected_event for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on rejected_event for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on rejected_event for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on rejected_event to touchline_reader;
comment on table rejected_event is 'The last 100 events that the collector rejected, of each write key.';
comment on column rejected_event.problem is 'What was wrong, without anything that was sent.';
comment on column rejected_event.type is 'As it was sent. Null where it had none, and for a request that was refused as a whole.';
comment on column rejected_event.event_id is 'As it was sent. Null where that was no id.';
comment on column rejected_event.excerpt is 'Its fields, texts only by their length: nobody can be known by it. Null for a request.';

create table sealed_stretch (
  workspace_id uuid not null,
  stream_id uuid not null,
  first_event_id uuid not null,
  is_elsewhere boolean not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  keys text[] collate "C" not null,
  events jsonb not null,
  constraint sealed_stretch_pkey PRIMARY KEY (workspace_id, stream_id, first_event_id)
);
CREATE INDEX sealed_stretch_by_key ON public.sealed_stretch USING gin (keys);
CREATE INDEX sealed_stretch_by_known_at ON public.sealed_stretch USING btree (workspace_id, known_at);
alter table sealed_stretch enable row level security;
create policy every_workspace on sealed_stretch for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on sealed_stretch for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on sealed_stretch for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on sealed_stretch to touchline_derive;
comment on table sealed_stretch is 'Touchpoints whose events are gone: a visit, or several without half an hour of silence between them; or one touchpoint from elsewhere.';
comment on column sealed_stretch.workspace_id is 'The tenant.';
comment on column sealed_stretch.stream_id is 'The stream of its events.';
comment on column sealed_stretch.first_event_id is 'Of its earliest event.';
comment on column sealed_stretch.is_elsewhere is 'Whether it is one touchpoint that happened elsewhere, as an importer told it.';
comment on column sealed_stretch.began_at is 'When the earliest of its events happened.';
comment on column sealed_stretch.ended_at is 'When the last of them happened.';
comment on column sealed_stretch.known_at is 'When the last of them became known.';
comment on column sealed_stretch.keys is 'Every identity key that any of them names.';
comment on column sealed_stretch.events is 'What deriving takes of each: id, when it happened and became known in epoch milliseconds, trust, body.';

create table sealing (
  workspace_id uuid not null,
  refused_before timestamp with time zone not null,
  sealed_before timestamp with time zone,
  sealed_at timestamp with time zone,
  events bigint default 0 not null,
  stretches bigint default 0 not null,
  constraint sealing_pkey PRIMARY KEY (workspace_id)
);
alter table sealing enable row level security;
create policy every_workspace on sealing for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on sealing for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on sealing for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on sealing to touchline_ingest;
comment on table sealing is 'How far the events of a workspace are sealed. Only workspaces that keep events for a time have a row.';
comment on column sealing.workspace_id is 'The tenant.';
comment on column sealing.refused_before is 'Events whose ids hold an earlier time are not stored: they may be sealed. It only ever goes on.';
comment on column sealing.sealed_before is 'What ended before is sealed, all of it. Null while the first round is under way.';
comment on column sealing.sealed_at is 'When the last round was over. Null while the first is under way.';
comment on column sealing.events is 'How many events went.';
comment on column sealing.stretches is 'How many rows of sealed_stretch were made of them.';

create table set_aside (
  workspace_id uuid not null,
  kind text not null,
  subject text collate "C" not null,
  error text not null,
  failed_at timestamp with time zone not null,
  constraint set_aside_pkey PRIMARY KEY (workspace_id, kind, subject),
  constraint set_aside_kind_known CHECK (kind = ANY (ARRAY['STREAM'::text, 'KEY'::text]))
);
alter table set_aside enable row level security;
create policy every_workspace on set_aside for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on set_aside for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on set_aside for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on set_aside to touchline_derive;
grant select on set_aside to touchline_reader;
comment on table set_aside is 'What could not be derived. It is tried again with whatever else is told of it, by a rebuild, and when a server starts.';
comment on column set_aside.subject is 'STREAM: a stream''s id. KEY: an identity key.';
comment on column set_aside.error is 'What went wrong, without anything that was sent.';

create table spend (
  workspace_id uuid not null,
  spend_day date not null,
  system text collate "C" not null,
  channel text collate "C" not null,
  campaign text collate "C" not null,
  source text collate "C" not null,
  version integer not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  backfilled boolean not null,
  amount_minor bigint not null,
  named_channel text collate "C" not null,
  medium text collate "C" not null,
  constraint spend_pkey PRIMARY KEY (workspace_id, spend_day, system, named_channel, campaign, source, medium, version),
  constraint spend_is_named_or_ruled CHECK (named_channel = ''::text OR medium = ''::text),
  constraint spend_not_negative CHECK (amount_minor >= 0)
);
alter table spend enable row level security;
create policy every_workspace on spend for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on spend for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on spend for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on spend to touchline_derive;
grant insert, select on spend to touchline_ingest;
grant select on spend to touchline_reader;
grant select on spend to touchline_reporting;
comment on table spend is 'What was spent on a day, each time that an import said another amount. The highest version holds.';
comment on column spend.spend_day is 'The day as the system that was paid has it.';
comment on column spend.system is 'Where the row comes from, as the mapping names it: google-ads, bookkeeping …';
comment on column spend.channel is 'The channel that it counts in: the one that was named, else the one that the rules give source, medium and campaign. Changed with the rules.';
comment on column spend.campaign is 'What marketing ran. Empty where it is not told.';
comment on column spend.source is 'In lower case, as of touchpoints. Empty where it is not told.';
comment on column spend.effective_at is 'Since when it is so: the end of the day in the workspace''s time zone, or the import where that was earlier.';
comment on column spend.recorded_at is 'When it was stored. Back-filled history counts as known at its effective time.';
comment on column spend.amount_minor is 'Minor units of the workspace''s currency.';
comment on column spend.named_channel is 'The channel that the file named. Empty where the rules give it. What was told before this was kept counts as named.';
comment on column spend.medium is 'As the file has it, in lower case. Empty where it is not told, or the channel is named.';

create table stage_change (
  workspace_id uuid not null,
  person_id uuid not null,
  lead_no integer not null,
  object text not null,
  system text not null,
  record_id text collate "C" not null,
  change_no integer not null,
  stage text not null,
  from_stage text,
  entered_at timestamp with time zone not null,
  "precision" text not null,
  source text not null,
  constraint stage_change_pkey PRIMARY KEY (workspace_id, person_id, object, system, record_id, change_no),
  constraint stage_change_object_known CHECK (object = ANY (ARRAY['LEAD'::text, 'OPPORTUNITY'::text])),
  constraint stage_change_source_known CHECK (source = ANY (ARRAY['CRM_HISTORY'::text, 'SNAPSHOT_DIFF'::text]))
);
alter table stage_change enable row level security;
create policy every_workspace on stage_change for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on stage_change for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on stage_change for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on stage_change to touchline_derive;
grant select on stage_change to touchline_reader;
comment on table stage_change is 'A lead''s record, or an opportunity of it, came into a stage.';
comment on column stage_change.change_no is 'Counts the changes of the record from 1, in time order.';
comment on column stage_change.stage is 'The CRM''s own word; so is from_stage, which is null where nobody knows.';
comment on column stage_change.entered_at is 'Of a mere day, the last instant.';
comment on column stage_change.source is 'CRM_HISTORY: the CRM says when. SNAPSHOT_DIFF: between two imports; the time is that of the later.';

create table tombstone (
  workspace_id uuid not null,
  subject_hash bytea not null,
  kind text not null,
  erasure_id uuid not null,
  erased_at timestamp with time zone not null,
  constraint tombstone_pkey PRIMARY KEY (workspace_id, subject_hash),
  constraint tombstone_kind_known CHECK (kind = ANY (ARRAY['KEY'::text, 'STREAM'::text]))
);
alter table tombstone enable row level security;
create policy every_workspace on tombstone for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on tombstone for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on tombstone for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on tombstone to touchline_ingest;
comment on table tombstone is 'What was erased, as a keyed hash: enough to know it again, and to say nothing else.';
comment on column tombstone.kind is 'KEY: nothing that names it is stored. STREAM: nothing of it that happened until erased_at is.';
comment on column tombstone.erasure_id is 'The erasure that it came of. It is never removed.';

create table touchpoint (
  workspace_id uuid not null,
  subject_id uuid not null,
  stream_id uuid not null,
  touchpoint_id uuid not null,
  is_person boolean not null,
  side text not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  "precision" text not null,
  ended_at timestamp with time zone not null,
  known_at timestamp with time zone not null,
  channel text not null,
  source text,
  medium text,
  campaign text,
  ad_content text,
  keyword text,
  click_id text,
  referrer_host text,
  landing_page text,
  title text,
  pages integer not null,
  forms integer not null,
  lead_form_at timestamp with time zone,
  lead_form_page text,
  owner text,
  direction text,
  reached boolean,
  topic text,
  constraint touchpoint_pkey PRIMARY KEY (workspace_id, subject_id, stream_id, touchpoint_id),
  constraint touchpoint_direction_known CHECK (direction = ANY (ARRAY['OUTBOUND'::text, 'INBOUND'::text])),
  constraint touchpoint_precision_known CHECK ("precision" = ANY (ARRAY['INSTANT'::text, 'DAY'::text])),
  constraint touchpoint_side_known CHECK (side = ANY (ARRAY['MARKETING'::text, 'SALES'::text]))
);
CREATE INDEX touchpoint_by_time ON public.touchpoint USING btree (workspace_id, subject_id, occurred_at, touchpoint_id);
CREATE INDEX touchpoint_by_time_of_stream ON public.touchpoint USING btree (workspace_id, stream_id, occurred_at);
alter table touchpoint enable row level security;
create policy every_workspace on touchpoint for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on touchpoint for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on touchpoint for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant delete, insert, select, update on touchpoint to touchline_derive;
grant select on touchpoint to touchline_reader;
grant select on touchpoint to touchline_reporting;
comment on table touchpoint is 'One interaction that may earn credit: a visit, or one that happened elsewhere.';
comment on column touchpoint.subject_id is 'The person; for a visitor nobody has identified, the stream.';
comment on column touchpoint.touchpoint_id is 'The id of its earliest event.';
comment on column touchpoint.kind is 'VISIT, or what an importer called it: TRADE_SHOW, WEBINAR, CALL …';
comment on column touchpoint."precision" is 'DAY: only the day is known, and occurred_at is its first instant.';
comment on column touchpoint.known_at is 'When its first event was stored; for back-filled history, when it happened.';
comment on column touchpoint.source is 'As tagged or referred, in lower case. Null where nothing tells.';
comment on column touchpoint.lead_form_at is 'When a lead form was first sent during it. Null where none was.';
comment on column touchpoint.owner is 'Whose activity of sales it is. Null where it is none, or not told; so are the three below.';
comment on column touchpoint.direction is 'OUTBOUND: sales turned to the lead. INBOUND: the lead turned to sales.';
comment on column touchpoint.reached is 'Whether contact was two-way.';
comment on column touchpoint.topic is 'What it was about.';

create table workspace (
  workspace_id uuid not null,
  name text not null,
  time_zone text not null,
  currency text not null,
  currency_digits integer not null,
  lookback_days integer default 365 not null,
  minimum_sample integer default 30 not null,
  own_hosts text[] default '{}'::text[] not null,
  created_at timestamp with time zone not null,
  constraint workspace_pkey PRIMARY KEY (workspace_id),
  constraint workspace_currency_is_iso_4217 CHECK (currency ~ '^[A-Z]{3}$'::text),
  constraint workspace_lookback_is_positive CHECK (lookback_days >= 1 AND lookback_days <= 3650)
);
alter table workspace enable row level security;
create policy every_workspace on workspace for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on workspace for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on workspace for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on workspace to touchline_derive;
grant select on workspace to touchline_ingest;
grant select on workspace to touchline_reader;
grant select on workspace to touchline_reporting;
comment on table workspace is 'A tenant.';
comment on column workspace.time_zone is 'IANA zone in which its days begin and end.';
comment on column workspace.currency is 'ISO 4217 code of every amount.';
comment on column workspace.currency_digits is 'Decimals of that currency: amounts are stored in its minor units.';
comment on column workspace.lookback_days is 'Touchpoints older than this, seen from a conversion, earn no credit.';
comment on column workspace.minimum_sample is 'A rate on fewer leads than this is flagged thin.';
comment on column workspace.own_hosts is 'Hosts of its own sites: a referrer among them starts no visit.';

create table workspace_secret (
  workspace_id uuid not null,
  purpose text not null,
  secret bytea not null,
  constraint workspace_secret_pkey PRIMARY KEY (workspace_id, purpose),
  constraint workspace_secret_purpose_known CHECK (purpose = ANY (ARRAY['EMAIL'::text, 'TOMBSTONE'::text]))
);
alter table workspace_secret enable row level security;
create policy every_workspace on workspace_secret for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on workspace_secret for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on workspace_secret for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on workspace_secret to touchline_ingest;
comment on column workspace_secret.secret is 'EMAIL: key of the HMAC that turns an address''s hash into an identity key. TOMBSTONE: keys the hashes of what was erased.';

create table workspace_settings (
  workspace_id uuid not null,
  version integer not null,
  settings jsonb not null,
  recorded_at timestamp with time zone not null,
  basics jsonb,
  basics_were jsonb,
  constraint workspace_settings_pkey PRIMARY KEY (workspace_id, version)
);
alter table workspace_settings enable row level security;
create policy every_workspace on workspace_settings for all to touchline_derive, touchline_ingest using (true) with check (true);
create policy own_workspace on workspace_settings for select to touchline_reader using (workspace_id = current_workspace());
create policy reported_workspace on workspace_settings for select to touchline_reporting using (workspace_id = (( SELECT reporting_workspace() AS reporting_workspace)));
grant select on workspace_settings to touchline_derive;
grant select on workspace_settings to touchline_ingest;
grant select on workspace_settings to touchline_reader;
comment on table workspace_settings is 'What marketing and sales of a workspace have settled on: stages, business hours, SLA. The highest version holds.';
comment on column workspace_settings.settings is 'As it was written; packages/schema/src/settings.ts says what it may be.';
comment on column workspace_settings.basics is 'Time zone, look-back, own hosts and the like, as they were settled along with this. Null where that was not kept.';
comment on column workspace_settings.basics_were is 'What they were until then.';

create view credit with (security_invoker=true) as
 SELECT c.workspace_id,
    c.person_id,
    c.lead_no,
    c.milestone,
    c.at,
    model."position" AS model_no,
    c.stream_ids[touch."position"] AS stream_id,
    c.touchpoint_ids[touch."position"] AS touchpoint_id,
    c.credits[model."position"][touch."position"] AS credit,
    c.value_credits[model."position"][touch."position"] AS value_minor
   FROM conversion c
     CROSS JOIN LATERAL generate_subscripts(c.credits, 1) model("position")
     CROSS JOIN LATERAL generate_subscripts(c.touchpoint_ids, 1) touch("position");
grant select on credit to touchline_reader;
comment on view credit is 'Credits of conversions, unpacked: one row per conversion, model and touchpoint.';

create view reporting.account_persons as
 SELECT workspace_id,
    account_id,
    person_id,
    known_by
   FROM account_person m;
alter view reporting.account_persons owner to touchline_reporting;
grant references, select on reporting.account_persons to touchline_bi;
grant select on reporting.account_persons to touchline_reader;
comment on view reporting.account_persons is 'Who belongs to which account: one row per person who belongs to one.';
comment on column reporting.account_persons.workspace_id is 'The tenant.';
comment on column reporting.account_persons.account_id is 'Joins accounts.account_id.';
comment on column reporting.account_persons.person_id is 'Joins leads.person_id and touchpoints.person_id. Key of this view, with workspace_id.';
comment on column reporting.account_persons.known_by is 'CRM: the CRM says so. DOMAIN: by the domain of an address that the CRM gave.';

create view reporting.accounts as
 SELECT a.workspace_id,
    a.account_id,
    a.name,
    a.domain,
    a.account_key ~~ 'account:%'::text AS is_in_crm,
    people.persons,
    COALESCE(their.leads, 0::bigint) AS leads,
    COALESCE(their.won, 0::bigint) AS won,
    COALESCE(their.open, 0::bigint) AS open,
    their.first_lead_at,
    round(COALESCE(their.revenue_minor, 0::numeric) / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS revenue,
    w.currency
   FROM account a
     JOIN workspace w ON w.workspace_id = a.workspace_id
     CROSS JOIN LATERAL ( SELECT count(*) AS persons
           FROM account_person m
          WHERE m.workspace_id = a.workspace_id AND m.account_id = a.account_id) people
     LEFT JOIN LATERAL ( SELECT count(*) AS leads,
            count(*) FILTER (WHERE l.won_known_by IS NOT NULL) AS won,
            count(*) FILTER (WHERE l.won_known_by IS NULL AND l.lost_known_by IS NULL) AS open,
            min(l.lead_at) AS first_lead_at,
            sum(l.revenue_minor) AS revenue_minor
           FROM account_person m
             JOIN lead l ON l.workspace_id = m.workspace_id AND l.person_id = m.person_id
          WHERE m.workspace_id = a.workspace_id AND m.account_id = a.account_id) their ON true;
alter view reporting.accounts owner to touchline_reporting;
grant references, select on reporting.accounts to touchline_bi;
grant select on reporting.accounts to touchline_reader;
comment on view reporting.accounts is 'Companies that the CRM has as accounts, or that persons belong to: one row per account.';
comment on column reporting.accounts.workspace_id is 'The tenant.';
comment on column reporting.accounts.account_id is 'Key of this view, with workspace_id.';
comment on column reporting.accounts.name is 'As the CRM has it. Null where it doesn''t say.';
comment on column reporting.accounts.domain is 'Of its people''s addresses. Null where the CRM gives none.';
comment on column reporting.accounts.is_in_crm is 'Whether the CRM has it. Otherwise it is known by the domain of addresses alone.';
comment on column reporting.accounts.persons is 'Persons who belong to it.';
comment on column reporting.accounts.leads is 'Leads of these.';
comment on column reporting.accounts.won is 'Leads of these that were won.';
comment on column reporting.accounts.open is 'Leads of these that are neither won nor lost.';
comment on column reporting.accounts.first_lead_at is 'When the first of these leads was created. Of a mere day, the last instant. Null without a lead.';
comment on column reporting.accounts.revenue is 'Won amounts of these leads, expansion left out, in currency.';
comment on column reporting.accounts.currency is 'ISO 4217 code of the revenue.';

create view reporting.channel_performance as
 SELECT workspace_id,
    cohort_date,
    channel,
    source,
    count(*) AS leads,
    count(*) FILTER (WHERE is_mql) AS mqls,
    count(*) FILTER (WHERE is_sal) AS sals,
    count(*) FILTER (WHERE is_sql) AS sqls,
    count(*) FILTER (WHERE is_opportunity) AS opportunities,
    count(*) FILTER (WHERE is_won) AS won,
    count(*) FILTER (WHERE is_lost) AS lost,
    count(*) FILTER (WHERE is_open) AS open,
    sum(revenue) AS revenue,
    sum(pipeline) AS pipeline,
    currency
   FROM reporting.leads
  GROUP BY workspace_id, cohort_date, channel, source, currency;
alter view reporting.channel_performance owner to touchline_reporting;
grant references, select on reporting.channel_performance to touchline_bi;
grant select on reporting.channel_performance to touchline_reader;
comment on view reporting.channel_performance is 'Which channels bring leads that sales closes: one row per day on which leads were created, channel and source. Everything adds up.';
comment on column reporting.channel_performance.workspace_id is 'The tenant.';
comment on column reporting.channel_performance.cohort_date is 'The day on which the leads were created, in the workspace''s time zone.';
comment on column reporting.channel_performance.channel is 'The channel that the leads count in.';
comment on column reporting.channel_performance.source is 'The source that the leads count in.';
comment on column reporting.channel_performance.leads is 'Leads created that day.';
comment on column reporting.channel_performance.mqls is 'Of them, how many reached marketing-qualified by now.';
comment on column reporting.channel_performance.sals is 'Of them, how many were accepted by sales by now.';
comment on column reporting.channel_performance.sqls is 'Of them, how many reached sales-qualified by now.';
comment on column reporting.channel_performance.opportunities is 'Of them, how many have or had an opportunity.';
comment on column reporting.channel_performance.won is 'Of them, how many became customers. Close rate = sum(won) / sum(leads).';
comment on column reporting.channel_performance.lost is 'Of them, how many were lost. Win rate = sum(won) / (sum(won) + sum(lost)).';
comment on column reporting.channel_performance.open is 'Of them, how many are neither won nor lost.';
comment on column reporting.channel_performance.revenue is 'Won amounts, in currency.';
comment on column reporting.channel_performance.pipeline is 'Amounts of open opportunities, in currency.';
comment on column reporting.channel_performance.currency is 'ISO 4217 code of the amounts.';

create view reporting.handoffs as
 SELECT h.workspace_id,
    l.lead_id,
    h.handoff_no,
    h.direction,
    a.channel,
    a.source,
    COALESCE(h.owner, '(none)'::text) AS owner,
    h.opened_at,
    (h.opened_at AT TIME ZONE w.time_zone)::date AS opened_date,
    h.assigned_at,
    h.due_at,
    h.answered_at,
    h.response_seconds,
    h.reached_at,
    h.accept_due_at,
    h.accepted_at,
    h.refused_at,
    h.refusal_reason,
    h.recycled_at,
    h.recycle_reason,
    h.recycled_until,
    h.settled_at,
        CASE
            WHEN h.is_answered THEN h.answered_at <= h.due_at
            ELSE NULL::boolean
        END AS is_answered_within_sla,
    1 AS handed_over,
    (h.assigned_at IS NOT NULL AND h.assigned_at <= now())::integer AS assigned,
    h.is_answered::integer AS worked,
    (h.reached_at IS NOT NULL AND h.reached_at <= now())::integer AS reached,
    (h.accepted_at IS NOT NULL AND h.accepted_at <= now())::integer AS accepted,
    (h.refused_at IS NOT NULL AND h.refused_at <= now())::integer AS refused,
    (h.recycled_at IS NOT NULL AND h.recycled_at <= now())::integer AS recycled,
    (h.is_waiting AND NOT h.is_answered)::integer AS untouched,
    (h.is_waiting AND COALESCE(
        CASE
            WHEN h.direction = 'TO_MARKETING'::text AND h.recycled_until IS NOT NULL THEN h.recycled_until < now()
            WHEN NOT h.is_answered THEN h.due_at < now()
            ELSE h.accept_due_at < now()
        END, false))::integer AS overdue,
    h.is_counted_for_sla::integer AS counted_for_sla,
    (h.is_counted_for_sla AND h.is_answered AND h.answered_at <= h.due_at)::integer AS answered_within_sla
   FROM ( SELECT known.workspace_id,
            known.person_id,
            known.lead_no,
            known.handoff_no,
            known.direction,
            known.opened_at,
            known.ended_at,
            known.owner,
            known.assigned_at,
            known.due_at,
            known.accept_due_at,
            known.answered_at,
            known.response_seconds,
            known.reached_at,
            known.accepted_at,
            known.refused_at,
            known.refusal_reason,
            known.recycled_at,
            known.recycle_reason,
            known.recycled_until,
            known.settled_at,
            known.is_answered,
            known.is_waiting,
            known.due_at IS NOT NULL AND (known.is_answered OR known.due_at < now() AND COALESCE(known.settled_at > known.due_at, true)) AS is_counted_for_sla
           FROM ( SELECT o.workspace_id,
                    o.person_id,
                    o.lead_no,
                    o.handoff_no,
                    o.direction,
                    o.opened_at,
                    o.ended_at,
                    o.owner,
                    o.assigned_at,
                    o.due_at,
                    o.accept_due_at,
                    o.answered_at,
                    o.response_seconds,
                    o.reached_at,
                    o.accepted_at,
                    o.refused_at,
                    o.refusal_reason,
                    o.recycled_at,
                    o.recycle_reason,
                    o.recycled_until,
                    o.settled_at,
                    COALESCE(o.answered_at <= now(), false) AS is_answered,
                    COALESCE(o.settled_at > now(), true) AS is_waiting
                   FROM handoff o
                  WHERE o.opened_at <= now()) known) h
     JOIN workspace w ON w.workspace_id = h.workspace_id
     JOIN lead l ON l.workspace_id = h.workspace_id AND l.person_id = h.person_id AND l.lead_no = h.lead_no
     JOIN lead_assignment a ON a.workspace_id = h.workspace_id AND a.person_id = h.person_id AND a.lead_no = h.lead_no AND a.assign_by = 'LEAD_CREATION'::text;
alter view reporting.handoffs owner to touchline_reporting;
grant references, select on reporting.handoffs to touchline_bi;
grant select on reporting.handoffs to touchline_reader;
comment on view reporting.handoffs is 'One row per handoff of a lead from one team to the other, and what came of it by now. Counts are 0 or 1.';
comment on column reporting.handoffs.workspace_id is 'The tenant.';
comment on column reporting.handoffs.lead_id is 'The lead; joins leads.lead_id. Key of this view, with workspace_id and handoff_no.';
comment on column reporting.handoffs.handoff_no is 'Counts the handoffs of the lead from 1, in time order.';
comment on column reporting.handoffs.direction is 'TO_SALES: it qualified, or came back. TO_MARKETING: it was recycled.';
comment on column reporting.handoffs.channel is 'The channel that the lead counts in; joins channel_performance.channel.';
comment on column reporting.handoffs.source is 'The source that the lead counts under.';
comment on column reporting.handoffs.owner is 'Who in sales had it when it was answered; unanswered, who had it last. (none) where nobody did.';
comment on column reporting.handoffs.opened_at is 'When it was handed over. Of a mere day, its last instant.';
comment on column reporting.handoffs.opened_date is 'That day, in the workspace''s time zone.';
comment on column reporting.handoffs.assigned_at is 'From when on somebody had it. Null where nobody did.';
comment on column reporting.handoffs.due_at is 'By when the SLA wants the first response. Null without an SLA.';
comment on column reporting.handoffs.answered_at is 'First outbound activity; to marketing, first marketing touchpoint. Null where there is none.';
comment on column reporting.handoffs.response_seconds is 'Business time from opening to the answer. Null without an answer.';
comment on column reporting.handoffs.reached_at is 'First two-way contact. Null where there is none.';
comment on column reporting.handoffs.accept_due_at is 'By when the SLA wants sales to accept or refuse. Null without an SLA, and to marketing.';
comment on column reporting.handoffs.accepted_at is 'When sales accepted it. Null where they did not.';
comment on column reporting.handoffs.refused_at is 'When sales sent it back as no lead for them. Null where they did not.';
comment on column reporting.handoffs.refusal_reason is 'Why, as the CRM has it.';
comment on column reporting.handoffs.recycled_at is 'When sales gave it back for later. Null where they did not.';
comment on column reporting.handoffs.recycle_reason is 'Why, as the CRM has it.';
comment on column reporting.handoffs.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';
comment on column reporting.handoffs.settled_at is 'When it was accepted, given back, won or lost, the first of these. Null while it waits.';
comment on column reporting.handoffs.is_answered_within_sla is 'Whether it was answered in time. Null where there is no answer, or no SLA.';
comment on column reporting.handoffs.handed_over is '1.';
comment on column reporting.handoffs.assigned is '1 if somebody in sales has had it.';
comment on column reporting.handoffs.worked is '1 if it was answered.';
comment on column reporting.handoffs.reached is '1 if there was two-way contact.';
comment on column reporting.handoffs.accepted is '1 if sales accepted it.';
comment on column reporting.handoffs.refused is '1 if sales sent it back as no lead for them.';
comment on column reporting.handoffs.recycled is '1 if sales gave it back for later.';
comment on column reporting.handoffs.untouched is '1 if it waits for an answer now.';
comment on column reporting.handoffs.overdue is '1 if it waits now, and whoever has it is late.';
comment on column reporting.handoffs.counted_for_sla is '1 if it was answered, or waited for an answer when that was due; 0 without an SLA.';
comment on column reporting.handoffs.answered_within_sla is '1 if it was answered in time. Share = sum(answered_within_sla) / sum(counted_for_sla).';

create view reporting.kpis_monthly as
 WITH brought AS (
         SELECT l.workspace_id,
            date_trunc('month'::text, (l.lead_at AT TIME ZONE w_1.time_zone))::date AS month,
            a.channel,
            a.source,
            count(*) FILTER (WHERE true) AS leads,
            count(*) FILTER (WHERE l.mql_known_by IS NOT NULL) AS mqls,
            count(*) FILTER (WHERE l.sal_known_by IS NOT NULL) AS accepted,
            COALESCE(sum(l.handoffs_due), 0::numeric)::bigint AS handoffs_due,
            COALESCE(sum(l.answered_in_time), 0::numeric)::bigint AS answered_in_time,
            count(*) FILTER (WHERE l.is_untouched) AS untouched,
            count(*) FILTER (WHERE l.won_known_by IS NOT NULL) AS won,
            COALESCE(sum(l.pipeline_minor) FILTER (WHERE l.opportunity_known_by IS NOT NULL), 0::numeric) AS pipeline,
            COALESCE(sum(l.revenue_minor) FILTER (WHERE l.won_known_by IS NOT NULL), 0::numeric) AS revenue
           FROM ( SELECT l_1.workspace_id,
                    l_1.person_id,
                    l_1.lead_no,
                    l_1.lead_id,
                    l_1.lead_at,
                    l_1.lead_precision,
                    l_1.mql_at,
                    l_1.mql_known_by,
                    l_1.sal_at,
                    l_1.sal_known_by,
                    l_1.sql_at,
                    l_1.sql_known_by,
                    l_1.opportunity_at,
                    l_1.opportunity_known_by,
                    l_1.won_at,
                    l_1.won_known_by,
                    l_1.lost_at,
                    l_1.lost_known_by,
                    l_1.loss_reason,
                    l_1.days_to_win,
                    l_1.revenue_minor,
                    l_1.pipeline_minor,
                    l_1.in_crm,
                    l_1.crm_source,
                    l_1.crm_stage,
                    l_1.owner,
                    l_1.is_sales_sourced,
                    l_1.win_reason,
                    l_1.assigned_at,
                    l_1.requested_at,
                    l_1.self_reported_source,
                    l_1.refused_at,
                    l_1.refusal_reason,
                    l_1.recycled_at,
                    l_1.recycle_reason,
                    l_1.recycled_until,
                    l_1.stage,
                    l_1.stage_means,
                    l_1.stage_side,
                    l_1.stage_expected_days,
                    l_1.stage_since,
                    (EXISTS ( SELECT
                           FROM lead_state s
                          WHERE s.workspace_id = l_1.workspace_id AND s.person_id = l_1.person_id AND s.lead_no = l_1.lead_no AND (s.state = ANY (ARRAY['QUALIFIED_UNASSIGNED'::text, 'UNTOUCHED'::text])) AND s.since <= now() AND (s.until IS NULL OR s.until > now()))) AS is_untouched,
                    ( SELECT count(*) AS count
                           FROM handoff h
                          WHERE h.workspace_id = l_1.workspace_id AND h.person_id = l_1.person_id AND h.lead_no = l_1.lead_no AND h.direction = 'TO_SALES'::text AND h.opened_at <= now() AND h.due_at IS NOT NULL AND (COALESCE(h.answered_at <= now(), false) OR h.due_at < now() AND COALESCE(h.settled_at > h.due_at, true))) AS handoffs_due,
                    ( SELECT count(*) AS count
                           FROM handoff h
                          WHERE h.workspace_id = l_1.workspace_id AND h.person_id = l_1.person_id AND h.lead_no = l_1.lead_no AND h.direction = 'TO_SALES'::text AND h.opened_at <= now() AND h.due_at IS NOT NULL AND (COALESCE(h.answered_at <= now(), false) OR h.due_at < now() AND COALESCE(h.settled_at > h.due_at, true)) AND COALESCE(h.answered_at <= now(), false) AND h.answered_at <= h.due_at) AS answered_in_time
                   FROM lead l_1) l
             JOIN lead_assignment a ON a.workspace_id = l.workspace_id AND a.person_id = l.person_id AND a.lead_no = l.lead_no
             JOIN workspace w_1 ON w_1.workspace_id = l.workspace_id
          WHERE a.assign_by = 'LEAD_CREATION'::text
          GROUP BY l.workspace_id, (date_trunc('month'::text, (l.lead_at AT TIME ZONE w_1.time_zone))::date), a.channel, a.source
        ), spent AS (
         SELECT spend.workspace_id,
            date_trunc('month'::text, spend.spend_date::timestamp with time zone)::date AS month,
            spend.channel,
            spend.source,
            sum(spend.amount) AS spend
           FROM reporting.spend
          GROUP BY spend.workspace_id, (date_trunc('month'::text, spend.spend_date::timestamp with time zone)::date), spend.channel, spend.source
        )
 SELECT workspace_id,
    month,
    channel,
    source,
    w.currency,
    COALESCE(brought.leads, 0::bigint) AS leads,
    COALESCE(brought.mqls, 0::bigint) AS mqls,
    COALESCE(brought.accepted, 0::bigint) AS accepted,
    COALESCE(brought.handoffs_due, 0::bigint) AS handoffs_due,
    COALESCE(brought.answered_in_time, 0::bigint) AS answered_in_time,
    COALESCE(brought.untouched, 0::bigint) AS untouched,
    COALESCE(brought.won, 0::bigint) AS won,
    round(COALESCE(brought.pipeline, 0::numeric) / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS pipeline,
    round(COALESCE(brought.revenue, 0::numeric) / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS revenue,
    spent.spend
   FROM brought
     FULL JOIN spent USING (workspace_id, month, channel, source)
     JOIN workspace w USING (workspace_id);
alter view reporting.kpis_monthly owner to touchline_reporting;
grant references, select on reporting.kpis_monthly to touchline_bi;
grant select on reporting.kpis_monthly to touchline_reader;
comment on view reporting.kpis_monthly is 'What metrics are made of: one row per month, channel and source. Everything adds up; shares and costs are sums divided by sums.';
comment on column reporting.kpis_monthly.workspace_id is 'The tenant.';
comment on column reporting.kpis_monthly.month is 'The first day of the month in which the leads were created and the spend was spent, in the workspace''s time zone.';
comment on column reporting.kpis_monthly.channel is 'The channel that the leads count in, or that it was spent on. Key of this view, with workspace_id, month and source.';
comment on column reporting.kpis_monthly.source is 'The source that the leads count in, or that it was spent on.';
comment on column reporting.kpis_monthly.currency is 'ISO 4217 code of the amounts.';
comment on column reporting.kpis_monthly.leads is 'Leads created in the month.';
comment on column reporting.kpis_monthly.mqls is 'Of them, how many reached marketing-qualified by now, known or implied by a later milestone.';
comment on column reporting.kpis_monthly.accepted is 'Of them, how many sales accepted by now, known or implied by a later milestone.';
comment on column reporting.kpis_monthly.handoffs_due is 'Handoffs of them to sales that were answered by now, or waited when the SLA wanted an answer.';
comment on column reporting.kpis_monthly.answered_in_time is 'Of those handoffs, how many sales answered by when the SLA wanted it.';
comment on column reporting.kpis_monthly.untouched is 'Of them, how many are handed over and nobody in sales has turned to them: with an owner or without.';
comment on column reporting.kpis_monthly.won is 'Of them, how many became customers by now.';
comment on column reporting.kpis_monthly.pipeline is 'Amounts of their open opportunities, in currency. Opportunities opened after the lead was won are left out.';
comment on column reporting.kpis_monthly.revenue is 'Won amounts of them, in currency. Opportunities opened after the lead was won are left out.';
comment on column reporting.kpis_monthly.spend is 'What was spent on the days of the month, in currency. Null where no spend was told, which is not zero.';

create view reporting.leads as
 SELECT l.workspace_id,
    l.lead_id,
    l.person_id,
    l.lead_at,
    (l.lead_at AT TIME ZONE w.time_zone)::date AS cohort_date,
    a.channel,
    a.source,
    l.mql_known_by IS NOT NULL AS is_mql,
    l.mql_at,
    l.sal_known_by IS NOT NULL AS is_sal,
    l.sal_at,
    l.sql_known_by IS NOT NULL AS is_sql,
    l.sql_at,
    l.opportunity_known_by IS NOT NULL AS is_opportunity,
    l.opportunity_at,
    l.won_known_by IS NOT NULL AS is_won,
    l.won_at,
    l.lost_known_by IS NOT NULL AND l.won_known_by IS NULL AS is_lost,
    l.lost_at,
    l.won_known_by IS NULL AND l.lost_known_by IS NULL AS is_open,
    l.days_to_win,
    round(l.revenue_minor::numeric / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS revenue,
    round(l.pipeline_minor::numeric / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS pipeline,
    w.currency,
    l.owner,
    l.crm_source,
    l.crm_stage,
    l.loss_reason,
    l.in_crm AS is_in_crm,
    l.is_sales_sourced,
    l.win_reason,
    l.assigned_at,
    l.requested_at,
    l.self_reported_source,
    l.refused_at,
    l.refusal_reason,
    l.recycled_at,
    l.recycle_reason,
    l.recycled_until,
    stay.state AS ledger_state,
    stay.since AS ledger_since,
        CASE
            WHEN stay.state = ANY (ARRAY['NEW'::text, 'NURTURING'::text, 'QUALIFIED_UNASSIGNED'::text, 'REFUSED'::text, 'RECYCLED'::text]) THEN 'MARKETING'::text
            WHEN stay.state = ANY (ARRAY['WON'::text, 'LOST'::text]) THEN NULL::text
            ELSE 'SALES'::text
        END AS ledger_side,
    ( SELECT min(h.answered_at) AS min
           FROM handoff h
          WHERE h.workspace_id = l.workspace_id AND h.person_id = l.person_id AND h.lead_no = l.lead_no AND h.direction = 'TO_SALES'::text) AS worked_at,
    ( SELECT min(h.reached_at) AS min
           FROM handoff h
          WHERE h.workspace_id = l.workspace_id AND h.person_id = l.person_id AND h.lead_no = l.lead_no AND h.direction = 'TO_SALES'::text) AS reached_at,
    l.stage,
    l.stage_means,
    l.stage_side,
    l.stage_expected_days,
    l.stage_since,
    member.account_id
   FROM lead l
     JOIN workspace w ON w.workspace_id = l.workspace_id
     JOIN lead_assignment a ON a.workspace_id = l.workspace_id AND a.person_id = l.person_id AND a.lead_no = l.lead_no AND a.assign_by = 'LEAD_CREATION'::text
     LEFT JOIN lead_state stay ON stay.workspace_id = l.workspace_id AND stay.person_id = l.person_id AND stay.lead_no = l.lead_no AND stay.since <= GREATEST(now(), l.lead_at) AND (stay.until IS NULL OR stay.until > GREATEST(now(), l.lead_at))
     LEFT JOIN account_person member ON member.workspace_id = l.workspace_id AND member.person_id = l.person_id;
alter view reporting.leads owner to touchline_reporting;
grant references, select on reporting.leads to touchline_bi;
grant select on reporting.leads to touchline_reader;
comment on view reporting.leads is 'One row per lead.';
comment on column reporting.leads.workspace_id is 'The tenant.';
comment on column reporting.leads.lead_id is 'The lead. Key of this view, with workspace_id.';
comment on column reporting.leads.person_id is 'The human behind it; a person may have several leads.';
comment on column reporting.leads.lead_at is 'When it became a lead: first CRM record or first lead form, whichever was earlier.';
comment on column reporting.leads.cohort_date is 'That day, in the workspace''s time zone.';
comment on column reporting.leads.channel is 'The channel it counts in: of its last marketing touchpoint at or before lead_at, else of the CRM''s lead source.';
comment on column reporting.leads.source is 'The source it counts in, chosen the same way.';
comment on column reporting.leads.is_mql is 'Reached marketing-qualified, known or implied by a later milestone.';
comment on column reporting.leads.mql_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_sal is 'Reached sales-accepted, known or implied.';
comment on column reporting.leads.sal_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_sql is 'Reached sales-qualified, known or implied.';
comment on column reporting.leads.sql_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_opportunity is 'Has or had an opportunity, or was won.';
comment on column reporting.leads.opportunity_at is 'When the first was opened. Null where none or undated.';
comment on column reporting.leads.is_won is 'Became a customer.';
comment on column reporting.leads.won_at is 'When. Null where not won or undated.';
comment on column reporting.leads.is_lost is 'Lost, and not won since or before.';
comment on column reporting.leads.lost_at is 'When it was lost. Null where it was not, or undated.';
comment on column reporting.leads.is_open is 'Neither won nor lost. Every lead is exactly one of won, lost and open.';
comment on column reporting.leads.days_to_win is 'Calendar days from lead_at to won_at in the workspace''s time zone. Null where either is missing.';
comment on column reporting.leads.revenue is 'Won amounts, in currency. Opportunities opened after the lead was won are left out.';
comment on column reporting.leads.pipeline is 'Amounts of open opportunities, in currency.';
comment on column reporting.leads.currency is 'ISO 4217 code of revenue and pipeline.';
comment on column reporting.leads.owner is 'Who the CRM says owns it.';
comment on column reporting.leads.crm_source is 'The lead source as the CRM has it. Null where it has none.';
comment on column reporting.leads.crm_stage is 'The stage as the CRM has it.';
comment on column reporting.leads.loss_reason is 'Why it was lost, as the CRM has it.';
comment on column reporting.leads.is_in_crm is 'False while only a form says that it exists.';
comment on column reporting.leads.is_sales_sourced is 'Sales found it: a sales touchpoint came first, and no marketing before lead_at.';
comment on column reporting.leads.win_reason is 'Why it was won, as the CRM has it.';
comment on column reporting.leads.assigned_at is 'When the owner got it. Null where nobody says.';
comment on column reporting.leads.requested_at is 'When the person first asked to be contacted. Null where nobody recorded it.';
comment on column reporting.leads.self_reported_source is 'How the person heard of the company, in their own words.';
comment on column reporting.leads.refused_at is 'When sales last sent it back as no lead for them. Null where they never did.';
comment on column reporting.leads.refusal_reason is 'Why, as the CRM has it.';
comment on column reporting.leads.recycled_at is 'When sales last gave it back for later. Null where they never did.';
comment on column reporting.leads.recycle_reason is 'Why, as the CRM has it.';
comment on column reporting.leads.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';
comment on column reporting.leads.ledger_state is 'Where it is now between marketing and sales: docs/ledger.md says what each state means.';
comment on column reporting.leads.ledger_since is 'Since when it is there.';
comment on column reporting.leads.ledger_side is 'Who is accountable for it now: MARKETING or SALES. Null once it is closed.';
comment on column reporting.leads.worked_at is 'When sales first turned to it after it was handed over. Null where they did not.';
comment on column reporting.leads.reached_at is 'First two-way contact after it was handed over. Null where there was none.';
comment on column reporting.leads.stage is 'What crm_stage is called in the stage map. Null where the map doesn''t know it, or there is none; so are stage_means, stage_side and stage_expected_days.';
comment on column reporting.leads.stage_means is 'What being in that stage means: a milestone, NURTURING, REFUSED or RECYCLED.';
comment on column reporting.leads.stage_side is 'Who is accountable for a lead in that stage, by the map: MARKETING or SALES. ledger_side says who is, by all that is known.';
comment on column reporting.leads.stage_expected_days is 'How many days a lead should be in that stage at most. Null where nobody has said.';
comment on column reporting.leads.stage_since is 'Since when it is in crm_stage, known to the map or not. Of a mere day, the last instant. Null where nobody knows.';
comment on column reporting.leads.account_id is 'The account that its person belongs to; joins accounts.account_id. Null where nobody knows of one.';

create view reporting.metrics as
 SELECT id,
    label,
    description,
    formula,
    unit,
    direction
   FROM ( VALUES ('leads'::text,'Leads'::text,'Leads created in the period: by the first CRM record or the first lead form, whichever was earlier.'::text,'Leads created in the period.'::text,'COUNT'::text,'HIGHER_IS_BETTER'::text), ('mqls'::text,'MQLs'::text,'Leads created in the period that reached marketing-qualified by now. A later milestone implies it.'::text,'Leads created in the period, of which MQL is reached.'::text,'COUNT'::text,'HIGHER_IS_BETTER'::text), ('accepted'::text,'Accepted leads'::text,'Leads created in the period that sales accepted by now. A later milestone implies it.'::text,'Leads created in the period, of which SAL is reached.'::text,'COUNT'::text,'HIGHER_IS_BETTER'::text), ('answered_within_sla'::text,'Answered within SLA'::text,'Share of the handoffs of leads created in the period that sales answered in time: a first outbound activity by when the SLA wanted it, in business hours. One whose clock runs still, or stopped before its time as it was accepted or given back unanswered, is in neither part. Null without an SLA.'::text,'Handoffs to sales that were answered by when the SLA wanted it, divided by those that were answered or waited then.'::text,'RATIO'::text,'HIGHER_IS_BETTER'::text), ('untouched'::text,'Untouched leads'::text,'Leads created in the period that were handed over to sales and that nobody there has turned to, with an owner or without one.'::text,'Leads created in the period that are in the state QUALIFIED_UNASSIGNED or UNTOUCHED.'::text,'COUNT'::text,'LOWER_IS_BETTER'::text), ('pipeline'::text,'Pipeline'::text,'What is at stake today with the leads created in the period: amounts of open opportunities.'::text,'Sum of the amounts of open opportunities of leads created in the period, expansion left out.'::text,'MONEY'::text,'HIGHER_IS_BETTER'::text), ('won'::text,'Won'::text,'Leads created in the period that became customers by now. Of young leads, more may yet be won.'::text,'Leads created in the period, of which WON is reached.'::text,'COUNT'::text,'HIGHER_IS_BETTER'::text), ('close_rate'::text,'Close rate'::text,'Share of the leads created in the period that became customers by now; open leads count as not won.'::text,'Won, divided by leads.'::text,'RATIO'::text,'HIGHER_IS_BETTER'::text), ('revenue'::text,'Revenue'::text,'What was won with the leads created in the period, by now.'::text,'Sum of the won amounts of leads created in the period, expansion left out.'::text,'MONEY'::text,'HIGHER_IS_BETTER'::text), ('spend'::text,'Spend'::text,'What was spent on the days of the period. Null where no spend was told, which is not zero.'::text,'Sum of what was spent on the days of the period.'::text,'MONEY'::text,'NEUTRAL'::text), ('cost_per_lead'::text,'Cost per lead'::text,'What was spent in the period for each lead created in it, rounded to the cent or its like.'::text,'Spend, divided by leads.'::text,'MONEY'::text,'LOWER_IS_BETTER'::text), ('cost_per_win'::text,'Cost per win'::text,'What was spent in the period for each lead created in it that became a customer by now, rounded likewise. It falls while open leads are won.'::text,'Spend, divided by won.'::text,'MONEY'::text,'LOWER_IS_BETTER'::text)) metric(id, label, description, formula, unit, direction);
alter view reporting.metrics owner to touchline_reporting;
grant references, select on reporting.metrics to touchline_bi;
grant select on reporting.metrics to touchline_reader;
comment on view reporting.metrics is 'Every metric, and what it means.';
comment on column reporting.metrics.id is 'Stays the same from version to version. Key of this view.';
comment on column reporting.metrics.label is 'As people read it.';
comment on column reporting.metrics.description is 'What it means.';
comment on column reporting.metrics.formula is 'How it is computed, in words.';
comment on column reporting.metrics.unit is 'COUNT, MONEY or RATIO: a share from 0 to 1.';
comment on column reporting.metrics.direction is 'HIGHER_IS_BETTER, LOWER_IS_BETTER or NEUTRAL.';

create view reporting.opportunities as
 SELECT o.workspace_id,
    o.system,
    o.opportunity_id,
    l.lead_id,
    o.person_id,
    o.name,
    o.stage,
    o.outcome,
    o.created_at,
    (o.created_at AT TIME ZONE w.time_zone)::date AS created_date,
    o.closed_at,
    (o.closed_at AT TIME ZONE w.time_zone)::date AS closed_date,
    round(o.amount_minor::numeric / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS amount,
    w.currency,
    o.is_expansion,
    o.win_reason,
    o.loss_reason,
    a.channel,
    a.source,
    COALESCE(o.account_id, member.account_id) AS account_id
   FROM opportunity o
     JOIN workspace w ON w.workspace_id = o.workspace_id
     JOIN lead l ON l.workspace_id = o.workspace_id AND l.person_id = o.person_id AND l.lead_no = o.lead_no
     JOIN lead_assignment a ON a.workspace_id = o.workspace_id AND a.person_id = o.person_id AND a.lead_no = o.lead_no AND a.assign_by = 'LEAD_CREATION'::text
     LEFT JOIN account_person member ON member.workspace_id = o.workspace_id AND member.person_id = o.person_id;
alter view reporting.opportunities owner to touchline_reporting;
grant references, select on reporting.opportunities to touchline_bi;
grant select on reporting.opportunities to touchline_reader;
comment on view reporting.opportunities is 'Opportunities that belong to a lead: one row per opportunity.';
comment on column reporting.opportunities.workspace_id is 'The tenant.';
comment on column reporting.opportunities.system is 'The CRM whose id opportunity_id is.';
comment on column reporting.opportunities.opportunity_id is 'The CRM''s id. Key of this view, with workspace_id and system.';
comment on column reporting.opportunities.lead_id is 'The lead that it belongs to; joins leads.lead_id.';
comment on column reporting.opportunities.person_id is 'Whose it is; joins leads.person_id.';
comment on column reporting.opportunities.name is 'What it is called. Null where the CRM gives no name.';
comment on column reporting.opportunities.stage is 'The CRM''s own word for its stage. Null where it gave none.';
comment on column reporting.opportunities.outcome is 'OPEN, WON or LOST.';
comment on column reporting.opportunities.created_at is 'When it was opened. Of a mere day, the last instant. Null where the CRM doesn''t say.';
comment on column reporting.opportunities.created_date is 'The day of created_at, in the workspace''s time zone.';
comment on column reporting.opportunities.closed_at is 'When it was won or lost. Null where it wasn''t, or the CRM doesn''t say.';
comment on column reporting.opportunities.closed_date is 'The day of closed_at, in the workspace''s time zone.';
comment on column reporting.opportunities.amount is 'In currency. Null where the CRM names no amount.';
comment on column reporting.opportunities.currency is 'ISO 4217 code of the amount.';
comment on column reporting.opportunities.is_expansion is 'Whether it was opened after the lead was won: then it is no part of the lead''s revenue.';
comment on column reporting.opportunities.win_reason is 'Why it was won, as the CRM has it.';
comment on column reporting.opportunities.loss_reason is 'Why it was lost, as the CRM has it.';
comment on column reporting.opportunities.channel is 'The channel that its lead counts in; joins channel_performance.channel.';
comment on column reporting.opportunities.source is 'The source that its lead counts under.';
comment on column reporting.opportunities.account_id is 'The account that the CRM names for it, else that of its lead; joins accounts.account_id. Null where nobody knows of one.';

create view reporting.spend as
 SELECT s.workspace_id,
    s.spend_day AS spend_date,
    s.system,
    s.channel,
    COALESCE(NULLIF(s.campaign, ''::text), '(none)'::text) AS campaign,
    COALESCE(NULLIF(s.source, ''::text), '(none)'::text) AS source,
    round(sum(s.amount_minor) / power(10::numeric, w.currency_digits::numeric), w.currency_digits) AS amount,
    w.currency
   FROM ( SELECT DISTINCT ON (spend.workspace_id, spend.spend_day, spend.system, spend.named_channel, spend.campaign, spend.source, spend.medium) spend.workspace_id,
            spend.spend_day,
            spend.system,
            spend.channel,
            spend.campaign,
            spend.source,
            spend.version,
            spend.effective_at,
            spend.recorded_at,
            spend.backfilled,
            spend.amount_minor,
            spend.named_channel,
            spend.medium
           FROM spend
          ORDER BY spend.workspace_id, spend.spend_day, spend.system, spend.named_channel, spend.campaign, spend.source, spend.medium, spend.version DESC) s
     JOIN workspace w ON w.workspace_id = s.workspace_id
  GROUP BY s.workspace_id, s.spend_day, s.system, s.channel, s.campaign, s.source, w.currency_digits, w.currency;
alter view reporting.spend owner to touchline_reporting;
grant references, select on reporting.spend to touchline_bi;
grant select on reporting.spend to touchline_reader;
comment on view reporting.spend is 'What was spent: one row per day, system, channel, campaign and source. Everything adds up.';
comment on column reporting.spend.workspace_id is 'The tenant.';
comment on column reporting.spend.spend_date is 'The day on which it was spent. Key of this view, with workspace_id, system, channel, campaign and source.';
comment on column reporting.spend.system is 'Where the row was imported from.';
comment on column reporting.spend.channel is 'The channel that it was spent on; joins channel_performance.channel.';
comment on column reporting.spend.campaign is 'The campaign that it was spent on. (none) where it is not told.';
comment on column reporting.spend.source is 'The source that it was spent on; joins channel_performance.source. (none) where it is not told.';
comment on column reporting.spend.amount is 'What was spent, in currency. Cost per lead = sum(amount) / sum(leads) of the same days and channel.';
comment on column reporting.spend.currency is 'ISO 4217 code of the amount.';

create view reporting.touchpoints as
 SELECT t.workspace_id,
    t.stream_id,
    t.touchpoint_id,
        CASE
            WHEN t.is_person THEN t.subject_id
            ELSE NULL::uuid
        END AS person_id,
    t.occurred_at,
    (t.occurred_at AT TIME ZONE w.time_zone)::date AS touch_date,
    t."precision",
    t.side,
    t.kind,
    t.channel,
    t.source,
    t.medium,
    t.campaign,
    t.ad_content,
    t.keyword,
    t.click_id,
    t.referrer_host,
    t.landing_page,
    t.title,
    t.pages,
    t.forms,
    t.owner,
    t.direction,
    t.reached,
    t.topic
   FROM touchpoint t
     JOIN workspace w ON w.workspace_id = t.workspace_id;
alter view reporting.touchpoints owner to touchline_reporting;
grant references, select on reporting.touchpoints to touchline_bi;
grant select on reporting.touchpoints to touchline_reader;
comment on view reporting.touchpoints is 'One row per touchpoint: a visit, or an interaction that happened elsewhere.';
comment on column reporting.touchpoints.workspace_id is 'The tenant.';
comment on column reporting.touchpoints.stream_id is 'The browser, or the importer''s stream. Key of this view, with workspace_id and touchpoint_id.';
comment on column reporting.touchpoints.touchpoint_id is 'The id of its earliest event.';
comment on column reporting.touchpoints.person_id is 'Whose it was. Null while nobody knows.';
comment on column reporting.touchpoints.occurred_at is 'When it began. Of a mere day, its first instant.';
comment on column reporting.touchpoints.touch_date is 'That day, in the workspace''s time zone.';
comment on column reporting.touchpoints."precision" is 'INSTANT, or DAY where only the day is known.';
comment on column reporting.touchpoints.side is 'MARKETING or SALES.';
comment on column reporting.touchpoints.kind is 'VISIT, or what the importer called it.';
comment on column reporting.touchpoints.channel is 'The kind of source, by the channel rules.';
comment on column reporting.touchpoints.source is 'As tagged or referred. Null where nothing tells.';
comment on column reporting.touchpoints.medium is 'As tagged. Null where it is not.';
comment on column reporting.touchpoints.campaign is 'As tagged. Null where it is not.';
comment on column reporting.touchpoints.ad_content is 'utm_content: which ad. Null where it is not tagged.';
comment on column reporting.touchpoints.keyword is 'utm_term. Null where it is not tagged.';
comment on column reporting.touchpoints.click_id is 'Name of the ad platform''s click id, such as gclid. Null without one.';
comment on column reporting.touchpoints.referrer_host is 'Host that the visitor came from. Null where it was none or the site''s own.';
comment on column reporting.touchpoints.landing_page is 'Host and path of the first page. Null where it did not happen on a site.';
comment on column reporting.touchpoints.title is 'Title of the first page, or what the importer called it.';
comment on column reporting.touchpoints.pages is 'Pages seen.';
comment on column reporting.touchpoints.forms is 'Forms sent.';
comment on column reporting.touchpoints.owner is 'Whose activity of sales it is. Null where it is none, or not told.';
comment on column reporting.touchpoints.direction is 'OUTBOUND: sales turned to the lead; INBOUND: the lead turned to sales. Null where not told.';
comment on column reporting.touchpoints.reached is 'Whether contact was two-way. Null where not told.';
comment on column reporting.touchpoints.topic is 'What it was about. Null where not told.';
