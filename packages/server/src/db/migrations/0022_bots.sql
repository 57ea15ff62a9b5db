-- Events of bots are stored like any other, with the verdict of when they came, and are counted apart.
comment on column event.body is 'The rest, as its type has it. `bot`, where a bot sent it: the write key that it came by.';

create table bot_event_count (
  workspace_id uuid        not null,
  stream_id    uuid        not null,
  key_id       uuid        not null,
  day          date        not null,
  events       integer     not null,

  primary key (workspace_id, stream_id, key_id, day)
);
create index bot_event_count_by_day on bot_event_count (workspace_id, day);
call guard_by_workspace('bot_event_count');
grant select, insert, update, delete on bot_event_count to touchline_derive;
grant select on bot_event_count to touchline_reader;
comment on table bot_event_count is 'How many events of a stream bots sent: they make no visit, person or lead.';
comment on column bot_event_count.key_id is 'The write key that they came by.';
comment on column bot_event_count.day is 'When they were received, in UTC.';

-- As before, and whether a bot sent it: then it is part of no touchpoint.
create or replace function arrived(since timestamptz, before timestamptz, at_most integer)
  returns table (
    stream_id uuid, event_id uuid, received_at timestamptz, occurred_at timestamptz, trust text, body jsonb,
    person_id uuid, lead_no integer, channel text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
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
$$;
