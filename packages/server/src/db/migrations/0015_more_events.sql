-- What else the SDK records of a visit: how long and how far a page was looked at, contents, links that were followed,
-- variants of experiments, what visitors answer when asked where they came from, and claims of other sites.
alter table event drop constraint event_type_known;

alter table event add constraint event_type_known check (type in (
  'page', 'identify', 'form', 'track', 'engagement', 'content', 'click', 'exposure', 'source', 'link', 'touchpoint'));

-- As before, and what the new kinds of events may show of themselves. Not what somebody wrote, nor another visitor's id.
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
