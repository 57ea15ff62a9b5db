-- Adds up the leads that are there already. From here on the pipeline does so for what it derives: until this is done, nobody
-- derives.
lock table lead, lead_assignment, handoff, lead_state in share row exclusive mode;

insert into channel_cohort
select l.workspace_id, a.assign_by, (l.lead_at at time zone w.time_zone)::date as cohort_day, a.channel,
  count(*),
  count(*) filter (where l.mql_known_by is not null),
  count(*) filter (where l.sal_known_by is not null),
  count(*) filter (where l.sql_known_by is not null),
  count(*) filter (where l.opportunity_known_by is not null),
  count(*) filter (where l.won_known_by is not null),
  count(*) filter (where l.won_known_by is null and l.lost_known_by is not null),
  coalesce(sum(l.pipeline_minor) filter (where l.opportunity_known_by is not null), 0),
  coalesce(sum(l.revenue_minor) filter (where l.won_known_by is not null), 0),
  count(*) filter (where h.was_answered),
  count(*) filter (where h.was_reached),
  count(*) filter (where h.due is not null and u.person_id is not null),
  coalesce(sum(h.due), 0),
  coalesce(sum(h.in_time), 0)
from lead l
join workspace w using (workspace_id)
join lead_assignment a using (workspace_id, person_id, lead_no)
left join (
  select workspace_id, person_id, lead_no,
    bool_or(answered_at is not null) as was_answered, bool_or(reached_at is not null) as was_reached,
    count(*) filter (where due_at is not null and (answered_at is not null or coalesce(settled_at > due_at, true))) as due,
    count(*) filter (where answered_at <= due_at) as in_time
  from handoff where direction = 'TO_SALES' group by workspace_id, person_id, lead_no
) as h using (workspace_id, person_id, lead_no)
left join (
  select distinct workspace_id, person_id, lead_no from lead_state
  where state in ('QUALIFIED_UNASSIGNED', 'UNTOUCHED') and until is null
) as u using (workspace_id, person_id, lead_no)
group by l.workspace_id, a.assign_by, cohort_day, a.channel;

insert into channel_cohort_win
select l.workspace_id, a.assign_by, (l.lead_at at time zone w.time_zone)::date as cohort_day, a.channel, l.days_to_win, count(*)
from lead l
join workspace w using (workspace_id)
join lead_assignment a using (workspace_id, person_id, lead_no)
where l.won_known_by is not null and l.days_to_win is not null
group by l.workspace_id, a.assign_by, cohort_day, a.channel, l.days_to_win;

analyze channel_cohort, channel_cohort_win;
