-- Events in partitions by the time that their ids hold: one for all before 2027, then one a month, made ahead by the server.

create function first_event_id(at timestamptz) returns uuid language sql immutable strict parallel safe
  return (lpad(to_hex(floor(extract(epoch from at at time zone 'UTC') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
comment on function first_event_id is 'The smallest id that an event of that time, or later, can have.';

create function event_id_time(event_id uuid) returns timestamptz language sql immutable strict parallel safe
  return (
    select timestamptz '1970-01-01 00:00:00+00' + interval '1 second' * (ms / 1000) + interval '1 millisecond' * (ms % 1000)
    from (select ('x' || left(replace(event_id::text, '-', ''), 12))::bit(48)::bigint as ms) as held);
comment on function event_id_time is 'The time that a UUIDv7 holds.';

-- What there is already stays where it is: the partition that took everything is now the one of the past.
alter table event detach partition event_default;
alter table event_default rename to event_before_2027;
do $$
declare old_index text;
begin
  for old_index in select indexrelid::regclass::text from pg_index where indrelid = 'event_before_2027'::regclass loop
    execute format('alter index %I rename to %I', old_index, replace(old_index, 'event_default', 'event_before_2027'));
  end loop;
end $$;

create table event_default partition of event default;
call guard_by_workspace('event_default');
comment on table event_default is 'Events whose partition was not made in time. Making it moves them there.';

with later as (
  delete from event_before_2027 where event_id >= first_event_id('2027-01-01 00:00:00+00') returning *
)
insert into event select * from later;
alter table event attach partition event_before_2027
  for values from (minvalue) to ('01a2ce8b-d400-0000-0000-000000000000');

-- A function and no table: what partitions there are, the catalogue of PostgreSQL knows.
create function event_partitions() returns table (name text, begins_at timestamptz, ends_at timestamptz)
  language sql stable as $$
  select c.relname::text,
    event_id_time((regexp_match(bounds.of_ids, 'FROM \(''([-0-9a-f]{36})''\)'))[1]::uuid),
    event_id_time((regexp_match(bounds.of_ids, 'TO \(''([-0-9a-f]{36})''\)'))[1]::uuid)
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  cross join lateral (select pg_get_expr(c.relpartbound, c.oid) as of_ids) as bounds
  where i.inhparent = 'event'::regclass and bounds.of_ids <> 'DEFAULT'
  order by 3
$$;
comment on function event_partitions is 'Partitions of event but the default one. begins_at is null where nothing is too old.';

-- Makes the months that are missing until then, and moves what waits for them in the default partition. Whoever stores
-- events of other months goes on meanwhile; whoever reads events waits until this transaction ends. Returns their names.
create function make_event_partitions(until timestamptz) returns text[] language plpgsql as $$
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
end $$;
revoke execute on function make_event_partitions from public;
