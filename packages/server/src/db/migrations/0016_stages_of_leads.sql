-- For BI: the stage that a lead is in, by the stage map.

create or replace view reporting.leads as
select l.workspace_id,
       l.lead_id,
       l.person_id,
       l.lead_at,
       (l.lead_at at time zone w.time_zone)::date as cohort_date,
       a.channel,
       a.source,
       l.mql_known_by is not null as is_mql,
       l.mql_at,
       l.sal_known_by is not null as is_sal,
       l.sal_at,
       l.sql_known_by is not null as is_sql,
       l.sql_at,
       l.opportunity_known_by is not null as is_opportunity,
       l.opportunity_at,
       l.won_known_by is not null as is_won,
       l.won_at,
       l.lost_known_by is not null and l.won_known_by is null as is_lost,
       l.lost_at,
       l.won_known_by is null and l.lost_known_by is null as is_open,
       l.days_to_win,
       round(l.revenue_minor / power(10::numeric, w.currency_digits), w.currency_digits) as revenue,
       round(l.pipeline_minor / power(10::numeric, w.currency_digits), w.currency_digits) as pipeline,
       w.currency,
       l.owner,
       l.crm_source,
       l.crm_stage,
       l.loss_reason,
       l.in_crm as is_in_crm,
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
       stay.state as ledger_state,
       stay.since as ledger_since,
       case when stay.state in ('NEW', 'NURTURING', 'QUALIFIED_UNASSIGNED', 'REFUSED', 'RECYCLED') then 'MARKETING'
         when stay.state in ('WON', 'LOST') then null else 'SALES' end as ledger_side,
       (select min(h.answered_at) from handoff h
         where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
           and h.direction = 'TO_SALES') as worked_at,
       (select min(h.reached_at) from handoff h
         where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
           and h.direction = 'TO_SALES') as reached_at,
       l.stage,
       l.stage_means,
       l.stage_side,
       l.stage_expected_days,
       l.stage_since
from lead l
join workspace w on w.workspace_id = l.workspace_id
join lead_assignment a
  on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  and a.assign_by = 'LEAD_CREATION'
left join lead_state stay
  on stay.workspace_id = l.workspace_id and stay.person_id = l.person_id and stay.lead_no = l.lead_no
  and stay.since <= greatest(now(), l.lead_at)
  and (stay.until is null or stay.until > greatest(now(), l.lead_at));

comment on column reporting.leads.stage is 'What crm_stage is called in the stage map. Null where the map doesn''t know it, or there is none; so are stage_means, stage_side and stage_expected_days.';
comment on column reporting.leads.stage_means is 'What being in that stage means: a milestone, NURTURING, REFUSED or RECYCLED.';
comment on column reporting.leads.stage_side is 'Who is accountable for a lead in that stage, by the map: MARKETING or SALES. ledger_side says who is, by all that is known.';
comment on column reporting.leads.stage_expected_days is 'How many days a lead should be in that stage at most. Null where nobody has said.';
comment on column reporting.leads.stage_since is 'Since when it is in crm_stage, known to the map or not. Of a mere day, the last instant. Null where nobody knows.';

call publish_view('reporting.leads');
