-- What metrics are made of, and what they mean, for BI: as src/db/metric-views.sql had it when this was written.

create or replace view reporting.kpis_monthly as
with brought as (
  select l.workspace_id, date_trunc('month', l.lead_at at time zone w.time_zone)::date as month, a.channel, a.source,
    count(*) filter (where true) as leads,
    count(*) filter (where mql_known_by is not null) as mqls,
    count(*) filter (where sal_known_by is not null) as accepted,
    coalesce(sum(handoffs_due), 0)::bigint as handoffs_due,
    coalesce(sum(answered_in_time), 0)::bigint as answered_in_time,
    count(*) filter (where is_untouched) as untouched,
    count(*) filter (where won_known_by is not null) as won,
    coalesce(sum(pipeline_minor) filter (where opportunity_known_by is not null), 0) as pipeline,
    coalesce(sum(revenue_minor) filter (where won_known_by is not null), 0) as revenue
  from (select l.*, exists (
      select from lead_state s
      where s.workspace_id = l.workspace_id and s.person_id = l.person_id and s.lead_no = l.lead_no
        and s.state in ('QUALIFIED_UNASSIGNED', 'UNTOUCHED')
        and s.since <= now() and (s.until is null or s.until > now())
    ) as is_untouched,
    (
      select count(*) from handoff h
      where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
        and direction = 'TO_SALES' and opened_at <= now() and (due_at is not null and (coalesce(answered_at <= now(), false)
  or due_at < now() and coalesce(settled_at > due_at, true)))
    ) as handoffs_due,
    (
      select count(*) from handoff h
      where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
        and direction = 'TO_SALES' and opened_at <= now() and (due_at is not null and (coalesce(answered_at <= now(), false)
  or due_at < now() and coalesce(settled_at > due_at, true))) and (coalesce(answered_at <= now(), false) and answered_at <= due_at)
    ) as answered_in_time from lead l) l
  join lead_assignment a on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  join workspace w on w.workspace_id = l.workspace_id
  where a.assign_by = 'LEAD_CREATION'
  group by 1, 2, 3, 4
), spent as (
  select workspace_id, date_trunc('month', spend_date)::date as month, channel, source, sum(amount) as spend
  from reporting.spend
  group by 1, 2, 3, 4
)
select workspace_id, month, channel, source, w.currency,
  coalesce(leads, 0) as leads,
  coalesce(mqls, 0) as mqls,
  coalesce(accepted, 0) as accepted,
  coalesce(handoffs_due, 0) as handoffs_due,
  coalesce(answered_in_time, 0) as answered_in_time,
  coalesce(untouched, 0) as untouched,
  coalesce(won, 0) as won,
  round(coalesce(pipeline, 0) / power(10::numeric, w.currency_digits), w.currency_digits) as pipeline,
  round(coalesce(revenue, 0) / power(10::numeric, w.currency_digits), w.currency_digits) as revenue,
  spend
from brought
full join spent using (workspace_id, month, channel, source)
join workspace w using (workspace_id);

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

call publish_view('reporting.kpis_monthly');

create or replace view reporting.metrics as
select id, label, description, formula, unit, direction
from (values
  ('leads', 'Leads', 'Leads created in the period: by the first CRM record or the first lead form, whichever was earlier.', 'Leads created in the period.', 'COUNT', 'HIGHER_IS_BETTER'),
  ('mqls', 'MQLs', 'Leads created in the period that reached marketing-qualified by now. A later milestone implies it.', 'Leads created in the period, of which MQL is reached.', 'COUNT', 'HIGHER_IS_BETTER'),
  ('accepted', 'Accepted leads', 'Leads created in the period that sales accepted by now. A later milestone implies it.', 'Leads created in the period, of which SAL is reached.', 'COUNT', 'HIGHER_IS_BETTER'),
  ('answered_within_sla', 'Answered within SLA', 'Share of the handoffs of leads created in the period that sales answered in time: a first outbound activity by when the SLA wanted it, in business hours. One whose clock runs still, or stopped before its time as it was accepted or given back unanswered, is in neither part. Null without an SLA.', 'Handoffs to sales that were answered by when the SLA wanted it, divided by those that were answered or waited then.', 'RATIO', 'HIGHER_IS_BETTER'),
  ('untouched', 'Untouched leads', 'Leads created in the period that were handed over to sales and that nobody there has turned to, with an owner or without one.', 'Leads created in the period that are in the state QUALIFIED_UNASSIGNED or UNTOUCHED.', 'COUNT', 'LOWER_IS_BETTER'),
  ('pipeline', 'Pipeline', 'What is at stake today with the leads created in the period: amounts of open opportunities.', 'Sum of the amounts of open opportunities of leads created in the period, expansion left out.', 'MONEY', 'HIGHER_IS_BETTER'),
  ('won', 'Won', 'Leads created in the period that became customers by now. Of young leads, more may yet be won.', 'Leads created in the period, of which WON is reached.', 'COUNT', 'HIGHER_IS_BETTER'),
  ('close_rate', 'Close rate', 'Share of the leads created in the period that became customers by now; open leads count as not won.', 'Won, divided by leads.', 'RATIO', 'HIGHER_IS_BETTER'),
  ('revenue', 'Revenue', 'What was won with the leads created in the period, by now.', 'Sum of the won amounts of leads created in the period, expansion left out.', 'MONEY', 'HIGHER_IS_BETTER'),
  ('spend', 'Spend', 'What was spent on the days of the period. Null where no spend was told, which is not zero.', 'Sum of what was spent on the days of the period.', 'MONEY', 'NEUTRAL'),
  ('cost_per_lead', 'Cost per lead', 'What was spent in the period for each lead created in it, rounded to the cent or its like.', 'Spend, divided by leads.', 'MONEY', 'LOWER_IS_BETTER'),
  ('cost_per_win', 'Cost per win', 'What was spent in the period for each lead created in it that became a customer by now, rounded likewise. It falls while open leads are won.', 'Spend, divided by won.', 'MONEY', 'LOWER_IS_BETTER')
) as metric (id, label, description, formula, unit, direction);

comment on view reporting.metrics is 'Every metric, and what it means.';
comment on column reporting.metrics.id is 'Stays the same from version to version. Key of this view.';
comment on column reporting.metrics.label is 'As people read it.';
comment on column reporting.metrics.description is 'What it means.';
comment on column reporting.metrics.formula is 'How it is computed, in words.';
comment on column reporting.metrics.unit is 'COUNT, MONEY or RATIO: a share from 0 to 1.';
comment on column reporting.metrics.direction is 'HIGHER_IS_BETTER, LOWER_IS_BETTER or NEUTRAL.';

call publish_view('reporting.metrics');
