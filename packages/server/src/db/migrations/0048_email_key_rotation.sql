-- Inputs that were rewritten: all that is derived of them has to be derived again.

create table rebuild_due (
  workspace_id uuid        not null,
  since        timestamptz not null,

  primary key (workspace_id)
);
call guard_by_workspace('rebuild_due');
grant select, delete on rebuild_due to touchline_derive;
comment on table rebuild_due is 'Workspaces whose inputs were rewritten. What is derived of them is of before until all of it is derived again; nothing is derived of them batch by batch meanwhile.';
comment on column rebuild_due.workspace_id is 'The tenant.';
comment on column rebuild_due.since is 'When its inputs were rewritten.';

-- The e-mail key that was rotated: whoever hands inputs over knows addresses by their first keys, and they are stored by what
-- these have become.

create table email_key_rotation (
  workspace_id uuid        not null,
  generation   integer     not null,
  inner_pad    bytea       not null,
  outer_pad    bytea       not null,
  rotated_at   timestamptz not null,

  primary key (workspace_id, generation),
  constraint email_key_rotation_follows_the_first check (generation >= 2),
  constraint email_key_rotation_pads_fill_a_block check (octet_length(inner_pad) = 64 and octet_length(outer_pad) = 64)
);
call guard_by_workspace('email_key_rotation');
grant select on email_key_rotation to touchline_ingest;
comment on table email_key_rotation is 'Each time that the e-mail key of a workspace was rotated. The keys of addresses were wrapped: the HMAC of each, with another secret, is the next.';
comment on column email_key_rotation.workspace_id is 'The tenant.';
comment on column email_key_rotation.generation is 'Of the keys that came of it. The first generation is that of the EMAIL secret in workspace_secret.';
comment on column email_key_rotation.inner_pad is 'The secret as HMAC-SHA-256 takes it: filled up with zeros to 64 bytes, each xor 0x36.';
comment on column email_key_rotation.outer_pad is 'The same, each byte xor 0x5c.';
comment on column email_key_rotation.rotated_at is 'When all that was stored by then was wrapped.';

-- `email:` and an HMAC is of the first generation, `email:2:` and an HMAC of the second. Null for what is no key of an address.
create function key_generation(key text) returns integer language sql immutable
  return case when key like 'email:%' then coalesce(substring(key from '^email:([0-9]{1,9}):')::integer, 1) end;

-- All that the key of an address is known by from its own generation on, in their order; of anything else, just itself.
create function keys_since(of_workspace uuid, key text) returns setof text language plpgsql volatile as $$
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
end $$;

-- What a key is stored by now.
create function current_key(of_workspace uuid, key text) returns text language plpgsql volatile as $$
declare
  known text;
  latest text;
begin
  for known in select * from keys_since(of_workspace, key) loop latest := known; end loop;
  return latest;
end $$;

-- An event's body with the keys that it is stored by now.
create function current_body(of_workspace uuid, body jsonb) returns jsonb language plpgsql volatile as $$
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
end $$;

-- A CRM record with the key that its address is stored by now. The id of somebody's part in an opportunity names them.
create function current_record(of_workspace uuid, told_id text, told jsonb, out record_id text, out fields jsonb)
  language plpgsql volatile as $$
declare
  key text := current_key(of_workspace, told->>'emailKey');
begin
  record_id := told_id;
  fields := told;
  if key is null then return; end if;
  record_id := replace(told_id, to_json(told->>'emailKey')::text, to_json(key)::text);
  fields := told || jsonb_build_object('emailKey', key);
end $$;

-- Which of these workspaces have rotated the e-mail key. Asked in the statement that stores inputs, as erased_among is, and
-- volatile for the same reason.
create function rotated_among(workspaces uuid[]) returns setof uuid language plpgsql volatile as $$
declare
  each uuid;
begin
  for each in select distinct w.id from unnest(workspaces) as w (id) order by w.id loop
    perform pg_advisory_xact_lock_shared(hashtextextended('inputs:' || each, 0));
  end loop;
  return query select distinct r.workspace_id from email_key_rotation r where r.workspace_id = any(workspaces);
end $$;

-- The tombstone of a key is of the generation in which it was erased, and inputs are told by keys of the first.
create or replace function erased_among(workspaces uuid[], subjects text[])
  returns table (workspace_id uuid, subject text, erased_at timestamptz) language plpgsql volatile as $$
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
end $$;

-- By what persons were known before the keys of their addresses were wrapped.

create table former_person (
  workspace_id uuid not null,
  former_id    uuid not null,
  key          text collate "C" not null,

  primary key (workspace_id, former_id)
);
create index former_person_by_key on former_person (workspace_id, key);
call guard_by_workspace('former_person');
grant select on former_person to touchline_derive, touchline_reader;
comment on table former_person is 'Ids that persons had, and that came of the key of an address before it was wrapped.';
comment on column former_person.workspace_id is 'The tenant.';
comment on column former_person.former_id is 'UUIDv5 of the key as it was.';
comment on column former_person.key is 'The key as it is now: whoever has it is the person.';
