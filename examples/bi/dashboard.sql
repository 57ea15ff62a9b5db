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
\echo Month by month
select to_char(date_trunc('month', cohort_date), 'YYYY-MM') as month,
       sum(leads) as leads,
       sum(mqls) as mqls,
       sum(sals) as accepted,
       sum(won) as won,
       round(100.0 * sum(won) / sum(leads), 1) as close_rate_percent,
       sum(revenue) as revenue,
       currency
from reporting.channel_performance
where cohort_date >= date :'from' and cohort_date < date :'to'
group by date_trunc('month', cohort_date), currency
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
select channel, count(*) as qualified, count(*) filter (where is_worked) as worked,
       round(100.0 * count(*) filter (where is_worked) / count(*), 1) as worked_percent,
       count(*) filter (where is_worked and is_won) as won,
       round(100.0 * count(*) filter (where is_worked and is_won) / nullif(count(*) filter (where is_worked), 0), 1)
         as won_of_worked_percent
from (
  select l.channel, l.is_won, exists (
    select from reporting.touchpoints t
    where t.workspace_id = l.workspace_id and t.person_id = l.person_id and t.side = 'SALES'
      and t.direction is distinct from 'INBOUND' and t.occurred_at >= l.mql_at
  ) as is_worked
  from reporting.leads l
  where l.mql_at is not null and l.cohort_date >= date :'from' and l.cohort_date < date :'to'
) as handed_over
group by channel
order by qualified desc, channel;

\echo
\echo Qualified leads that nobody has turned to, the longest waiting first
select l.channel, coalesce(l.owner, '(nobody)') as owner, l.mql_at::date as qualified_on,
       current_date - l.mql_at::date as days_waiting
from reporting.leads l
where l.is_open and l.mql_at is not null and not l.is_sal and l.refused_at is null and l.recycled_at is null
  and not exists (
    select from reporting.touchpoints t
    where t.workspace_id = l.workspace_id and t.person_id = l.person_id and t.side = 'SALES'
      and t.direction is distinct from 'INBOUND' and t.occurred_at >= l.mql_at
  )
order by l.mql_at
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
