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

-- What the collector rejected: how often and why, and the last of it in outline. The collector may still change and remove
-- nothing: it calls the one function below, which keeps both tables small whatever is sent.

create table rejected_count (
  workspace_id uuid        not null,
  key_id       uuid        not null,
  day          date        not null,
  reason       text        collate "C" not null,
  events       bigint      not null,
  last_at      timestamptz not null,

  primary key (workspace_id, key_id, day, reason)
);
call guard_by_workspace('rejected_count');
grant select on rejected_count to touchline_reader;
comment on table rejected_count is 'How many events the collector rejected, by write key, day and reason. Of the last 90 days that had any.';
comment on column rejected_count.day is 'In UTC.';
comment on column rejected_count.reason is 'Why: modules/collect/rejection-reasons.ts lists them.';
comment on column rejected_count.events is 'A request that was refused as a whole counts as one.';
comment on column rejected_count.last_at is 'When the last of them was received.';

create table rejected_event (
  workspace_id uuid        not null,
  key_id       uuid        not null,
  rejected_id  uuid        not null,
  received_at  timestamptz not null,
  reason       text        not null,
  problem      text        not null,
  type         text,
  event_id     text,
  excerpt      text,

  primary key (workspace_id, key_id, rejected_id),
  constraint rejected_event_is_short check (length(problem) <= 500 and length(type) <= 50 and length(event_id) <= 50 and length(excerpt) <= 2000)
);
call guard_by_workspace('rejected_event');
grant select on rejected_event to touchline_reader;
comment on table rejected_event is 'The last 100 events that the collector rejected, of each write key.';
comment on column rejected_event.problem is 'What was wrong, without anything that was sent.';
comment on column rejected_event.type is 'As it was sent. Null where it had none, and for a request that was refused as a whole.';
comment on column rejected_event.event_id is 'As it was sent. Null where that was no id.';
comment on column rejected_event.excerpt is 'Its fields, texts only by their length: nobody can be known by it. Null for a request.';

-- Adds to the counts, and keeps the last 100 of each key that has new ones.
create function note_rejected(counts jsonb, latest jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
revoke execute on function note_rejected from public;
grant execute on function note_rejected to touchline_ingest;

-- Events as they arrived, newest first, of the workspace that the transaction names, with what was derived of them. Of a body
-- only what nobody can be known by: no query of an address, no key but its kind, nothing that a form or a page attached. So
-- the reader, who may not read events, is shown how they arrive.
create function arrived(since timestamptz, before timestamptz, at_most integer)
  returns table (
    stream_id uuid, event_id uuid, received_at timestamptz, occurred_at timestamptz, trust text, body jsonb,
    person_id uuid, lead_no integer, channel text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.stream_id, e.event_id, e.received_at, e.occurred_at, e.trust,
    jsonb_strip_nulls(jsonb_build_object(
      'type', e.type, 'url', regexp_replace(e.body->>'url', '[?#].*$', ''), 'form', e.body->'form', 'lead', e.body->'lead',
      'name', e.body->'name', 'kind', e.body->'kind', 'title', case e.type when 'touchpoint' then e.body->'title' end,
      'keys', (select jsonb_agg(split_part(named.key, ':', 1) || ':') from jsonb_array_elements_text(e.body->'keys') as named (key))
    )),
    case when t.is_person then t.subject_id end, l.lead_no, t.channel
  from (
    select * from public.event
    where workspace_id = public.current_workspace() and received_at >= since and received_at < before
    order by received_at desc, event_id desc limit at_most
  ) as e left join lateral (
    select t.channel, t.is_person, t.subject_id from public.touchpoint t
    where t.workspace_id = e.workspace_id and t.stream_id = e.stream_id
      and (e.type = 'touchpoint') = (t.kind <> 'VISIT')
      and (t.occurred_at, t.touchpoint_id) <= (e.occurred_at, e.event_id) and t.ended_at >= e.occurred_at
    order by t.occurred_at desc, t.touchpoint_id desc limit 1
  ) as t on true left join lateral (
    select max(l.lead_no) as lead_no from public.lead l
    where t.is_person and l.workspace_id = e.workspace_id and l.person_id = t.subject_id
  ) as l on true
  order by e.received_at desc, e.event_id desc
$$;
revoke execute on function arrived from public;
grant execute on function arrived to touchline_reader;
