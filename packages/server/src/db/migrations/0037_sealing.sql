-- Retention: what leaves is sealed first. Its touchpoints stay as inputs, with what deriving them again takes; its events go.

create table sealing (
  workspace_id   uuid        not null,
  refused_before timestamptz not null,
  sealed_before  timestamptz,
  sealed_at      timestamptz,
  events         bigint      not null default 0,
  stretches      bigint      not null default 0,

  primary key (workspace_id)
);
call guard_by_workspace('sealing');
grant select on sealing to touchline_ingest;
comment on table sealing is 'How far the events of a workspace are sealed. Only workspaces that keep events for a time have a row.';
comment on column sealing.workspace_id is 'The tenant.';
comment on column sealing.refused_before is 'Events whose ids hold an earlier time are not stored: they may be sealed. It only ever goes on.';
comment on column sealing.sealed_before is 'What ended before is sealed, all of it. Null while the first round is under way.';
comment on column sealing.sealed_at is 'When the last round was over. Null while the first is under way.';
comment on column sealing.events is 'How many events went.';
comment on column sealing.stretches is 'How many rows of sealed_stretch were made of them.';

create table sealed_stretch (
  workspace_id   uuid        not null,
  stream_id      uuid        not null,
  first_event_id uuid        not null,
  is_elsewhere   boolean     not null,
  began_at       timestamptz not null,
  ended_at       timestamptz not null,
  known_at       timestamptz not null,
  keys           text[]      collate "C" not null,
  events         jsonb       not null,

  primary key (workspace_id, stream_id, first_event_id)
);
create index sealed_stretch_by_known_at on sealed_stretch (workspace_id, known_at);
-- Erasing looks for whatever names a key.
create index sealed_stretch_by_key on sealed_stretch using gin (keys);
call guard_by_workspace('sealed_stretch');
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

-- Before which id no event of these workspaces is stored any more. Asked in the statement that stores them, as erased_among is,
-- and volatile for the same reason.
create function sealed_among(workspaces uuid[])
  returns table (workspace_id uuid, first_kept_id uuid) language plpgsql volatile as $$
#variable_conflict use_column
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  return query
    select s.workspace_id, first_event_id(s.refused_before) from sealing s where s.workspace_id = any(workspaces);
end $$;

-- Gives the months before back whose partitions are empty: the partition of the past takes their place. Whoever reads or stores
-- events waits until this transaction ends. Returns their names.
create function drop_event_partitions(before timestamptz) returns text[] language plpgsql as $$
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
end $$;
revoke execute on function drop_event_partitions from public;
