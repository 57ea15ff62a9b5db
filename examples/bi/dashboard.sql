-- Touchline in a terminal:
--
--   psql "$TOUCHLINE_BI" -f dashboard.sql
--   psql "$TOUCHLINE_BI" -v from=2026-01-01 -v to=2026-07-01 -f dashboard.sql
--
-- or `\i dashboard.sql` in a session. Days are those on which leads were created; `to` is not in. Without them: the last
-- twelve months.

\set QUIET on
\set ON_ERROR_STOP on
\pset null '–'
\pset footer off
\pset linestyle unicode
\pset border 1
\if :{?to} \else
  select current_date + 1 as to \gset
\endif
\if :{?from} \else
  select (date :'to' - interval '1 year')::date as from \gset
\endif

\echo
\echo Touchline, leads created from :from to before :to

\echo
\echo KPIs, by the month in which leads were created: what young leads come to is not settled yet
select to_char(month, 'YYYY-MM') as month,
       sum(leads) as leads,
       sum(mqls) as mqls,
       sum(accepted) as accepted,
       sum(won) as won,
       round(100.0 * sum(won) / nullif(sum(leads), 0), 1) as close_rate_percent,
       sum(pipeline) as pipeline,
       sum(revenue) as revenue,
       sum(spend) as spend,
       round(sum(spend) / nullif(sum(leads), 0), 2) as cost_per_lead,
       round(sum(spend) / nullif(sum(won), 0), 2) as cost_per_win,
       currency
from reporting.kpis_monthly
where month >= date_trunc('month', date :'from') and month < date :'to'
group by month, currency
order by month;

\echo
\echo Which channels bring leads that sales closes, and what they cost
with brought as (
  select channel, sum(leads) as leads, sum(open) as open, sum(won) as won, sum(revenue) as revenue
  from reporting.channel_performance
  where cohort_date >= date :'from' and cohort_date < date :'to'
  group by channel
), spent as (
  select channel, sum(amount) as spend
  from reporting.spend
  where spend_date >= date :'from' and spend_date < date :'to'
  group by channel
)
select channel, leads, open, won,
       round(100.0 * won / leads, 1) as close_rate_percent,
       revenue, spend,
       round(spend / nullif(leads, 0), 2) as cost_per_lead,
       round(spend / nullif(won, 0), 2) as cost_per_win
from brought full join spent using (channel)
order by leads desc nulls last, channel;

\echo
\echo Weak, or neglected? Of qualified leads: whom sales turned to, and what it won of those
select channel, count(*) as qualified, count(worked_at) as worked,
       round(100.0 * count(worked_at) / count(*), 1) as worked_percent,
       count(*) filter (where worked_at is not null and is_won) as won,
       round(100.0 * count(*) filter (where worked_at is not null and is_won) / nullif(count(worked_at), 0), 1)
         as won_of_worked_percent
from reporting.leads
where is_mql and cohort_date >= date :'from' and cohort_date < date :'to'
group by channel
order by qualified desc, channel;

\echo
\echo How soon sales answers, by who had the lead
select owner, sum(handed_over) as handed_over, sum(worked) as worked, sum(untouched) as untouched,
       round(100.0 * sum(answered_within_sla) / nullif(sum(counted_for_sla), 0), 1) as within_sla_percent,
       round((percentile_cont(0.5) within group (order by response_seconds) / 3600.0)::numeric, 1) as median_business_hours
from reporting.handoffs
where direction = 'TO_SALES' and opened_date >= date :'from' and opened_date < date :'to'
group by owner
order by handed_over desc, owner;

\echo
\echo Where every lead is now
select ledger_state, coalesce(ledger_side, '(closed)') as accountable, count(*) as leads, min(ledger_since)::date as oldest_since
from reporting.leads
group by ledger_state, ledger_side
order by accountable, leads desc;

\echo
\echo Qualified leads that nobody has turned to, the longest waiting first
select channel, coalesce(owner, '(nobody)') as owner, ledger_since::date as since, current_date - ledger_since::date as days_waiting
from reporting.leads
where ledger_state in ('QUALIFIED_UNASSIGNED', 'UNTOUCHED')
order by ledger_since
limit 20;

\echo
\echo Why sales sent leads back, gave them back for later, lost and won them
select what, reason, count(*) as leads, round(100.0 * count(*) / sum(count(*)) over (partition by what), 1) as share_percent
from (
  select 'refused' as what, coalesce(refusal_reason, '(unknown)') as reason, cohort_date
  from reporting.leads where refused_at is not null
  union all
  select 'recycled', coalesce(recycle_reason, '(unknown)'), cohort_date
  from reporting.leads where recycled_at is not null
  union all
  select 'lost', coalesce(loss_reason, '(unknown)'), cohort_date from reporting.leads where is_lost
  union all
  select 'won', coalesce(win_reason, '(unknown)'), cohort_date from reporting.leads where is_won
) as ends
where cohort_date >= date :'from' and cohort_date < date :'to'
group by what, reason
order by what, leads desc, reason;

\echo
\echo What the KPIs mean
select label, description from reporting.metrics order by label;
