-- The public interface for BI tools. Additive changes only within a major version: people build dashboards on it.

create schema reporting;
grant usage on schema reporting to touchline_reader;
comment on schema reporting is 'Numbers for BI tools: the very ones that GraphQL gives.';

create view reporting.leads with (security_invoker = true) as
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
       l.is_sales_sourced
from lead l
join workspace w on w.workspace_id = l.workspace_id
join lead_assignment a
  on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  and a.assign_by = 'LEAD_CREATION';

comment on view reporting.leads is 'One row per lead.';
comment on column reporting.leads.workspace_id is 'The tenant.';
comment on column reporting.leads.lead_id is 'The lead. Key of this view, with workspace_id.';
comment on column reporting.leads.person_id is 'The human behind it; a person may have several leads.';
comment on column reporting.leads.lead_at is 'When it became a lead: first CRM record or first lead form, whichever was earlier.';
comment on column reporting.leads.cohort_date is 'That day, in the workspace''s time zone.';
comment on column reporting.leads.channel is 'The channel it counts in: of its last marketing touchpoint at or before lead_at, else of the CRM''s lead source.';
comment on column reporting.leads.source is 'The source it counts in, chosen the same way.';
comment on column reporting.leads.is_mql is 'Reached marketing-qualified, known or implied by a later milestone.';
comment on column reporting.leads.mql_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_sal is 'Reached sales-accepted, known or implied.';
comment on column reporting.leads.sal_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_sql is 'Reached sales-qualified, known or implied.';
comment on column reporting.leads.sql_at is 'When. Null where not reached, undated or implied.';
comment on column reporting.leads.is_opportunity is 'Has or had an opportunity, or was won.';
comment on column reporting.leads.opportunity_at is 'When the first was opened. Null where none or undated.';
comment on column reporting.leads.is_won is 'Became a customer.';
comment on column reporting.leads.won_at is 'When. Null where not won or undated.';
comment on column reporting.leads.is_lost is 'Lost, and not won since or before.';
comment on column reporting.leads.lost_at is 'When it was lost. Null where it was not, or undated.';
comment on column reporting.leads.is_open is 'Neither won nor lost. Every lead is exactly one of won, lost and open.';
comment on column reporting.leads.days_to_win is 'Calendar days from lead_at to won_at in the workspace''s time zone. Null where either is missing.';
comment on column reporting.leads.revenue is 'Won amounts, in currency. Opportunities opened after the lead was won are left out.';
comment on column reporting.leads.pipeline is 'Amounts of open opportunities, in currency.';
comment on column reporting.leads.currency is 'ISO 4217 code of revenue and pipeline.';
comment on column reporting.leads.owner is 'Who the CRM says owns it.';
comment on column reporting.leads.crm_source is 'The lead source as the CRM has it. Null where it has none.';
comment on column reporting.leads.crm_stage is 'The stage as the CRM has it.';
comment on column reporting.leads.loss_reason is 'Why it was lost, as the CRM has it.';
comment on column reporting.leads.is_in_crm is 'False while only a form says that it exists.';
comment on column reporting.leads.is_sales_sourced is 'Sales found it: a sales touchpoint came first, and no marketing before lead_at.';

create view reporting.touchpoints with (security_invoker = true) as
select t.workspace_id,
       t.stream_id,
       t.touchpoint_id,
       case when t.is_person then t.subject_id end as person_id,
       t.occurred_at,
       (t.occurred_at at time zone w.time_zone)::date as touch_date,
       t.precision,
       t.side,
       t.kind,
       t.channel,
       t.source,
       t.medium,
       t.campaign,
       t.ad_content,
       t.keyword,
       t.click_id,
       t.referrer_host,
       t.landing_page,
       t.title,
       t.pages,
       t.forms
from touchpoint t
join workspace w on w.workspace_id = t.workspace_id;

comment on view reporting.touchpoints is 'One row per touchpoint: a visit, or an interaction that happened elsewhere.';
comment on column reporting.touchpoints.workspace_id is 'The tenant.';
comment on column reporting.touchpoints.stream_id is 'The browser, or the importer''s stream. Key of this view, with workspace_id and touchpoint_id.';
comment on column reporting.touchpoints.touchpoint_id is 'The id of its earliest event.';
comment on column reporting.touchpoints.person_id is 'Whose it was. Null while nobody knows.';
comment on column reporting.touchpoints.occurred_at is 'When it began. Of a mere day, its first instant.';
comment on column reporting.touchpoints.touch_date is 'That day, in the workspace''s time zone.';
comment on column reporting.touchpoints.precision is 'INSTANT, or DAY where only the day is known.';
comment on column reporting.touchpoints.side is 'MARKETING or SALES.';
comment on column reporting.touchpoints.kind is 'VISIT, or what the importer called it.';
comment on column reporting.touchpoints.channel is 'The kind of source, by the channel rules.';
comment on column reporting.touchpoints.source is 'As tagged or referred. Null where nothing tells.';
comment on column reporting.touchpoints.medium is 'As tagged. Null where it is not.';
comment on column reporting.touchpoints.campaign is 'As tagged. Null where it is not.';
comment on column reporting.touchpoints.ad_content is 'utm_content: which ad. Null where it is not tagged.';
comment on column reporting.touchpoints.keyword is 'utm_term. Null where it is not tagged.';
comment on column reporting.touchpoints.click_id is 'Name of the ad platform''s click id, such as gclid. Null without one.';
comment on column reporting.touchpoints.referrer_host is 'Host that the visitor came from. Null where it was none or the site''s own.';
comment on column reporting.touchpoints.landing_page is 'Host and path of the first page. Null where it did not happen on a site.';
comment on column reporting.touchpoints.title is 'Title of the first page, or what the importer called it.';
comment on column reporting.touchpoints.pages is 'Pages seen.';
comment on column reporting.touchpoints.forms is 'Forms sent.';

create view reporting.channel_performance with (security_invoker = true) as
select workspace_id,
       cohort_date,
       channel,
       source,
       count(*) as leads,
       count(*) filter (where is_mql) as mqls,
       count(*) filter (where is_sal) as sals,
       count(*) filter (where is_sql) as sqls,
       count(*) filter (where is_opportunity) as opportunities,
       count(*) filter (where is_won) as won,
       count(*) filter (where is_lost) as lost,
       count(*) filter (where is_open) as open,
       sum(revenue) as revenue,
       sum(pipeline) as pipeline,
       currency
from reporting.leads
group by workspace_id, cohort_date, channel, source, currency;

comment on view reporting.channel_performance is
  'Which channels bring leads that sales closes: one row per day on which leads were created, channel and source. Everything adds up.';
comment on column reporting.channel_performance.workspace_id is 'The tenant.';
comment on column reporting.channel_performance.cohort_date is 'The day on which the leads were created, in the workspace''s time zone.';
comment on column reporting.channel_performance.channel is 'The channel that the leads count in.';
comment on column reporting.channel_performance.source is 'The source that the leads count in.';
comment on column reporting.channel_performance.leads is 'Leads created that day.';
comment on column reporting.channel_performance.mqls is 'Of them, how many reached marketing-qualified by now.';
comment on column reporting.channel_performance.sals is 'Of them, how many were accepted by sales by now.';
comment on column reporting.channel_performance.sqls is 'Of them, how many reached sales-qualified by now.';
comment on column reporting.channel_performance.opportunities is 'Of them, how many have or had an opportunity.';
comment on column reporting.channel_performance.won is 'Of them, how many became customers. Close rate = sum(won) / sum(leads).';
comment on column reporting.channel_performance.lost is 'Of them, how many were lost. Win rate = sum(won) / (sum(won) + sum(lost)).';
comment on column reporting.channel_performance.open is 'Of them, how many are neither won nor lost.';
comment on column reporting.channel_performance.revenue is 'Won amounts, in currency.';
comment on column reporting.channel_performance.pipeline is 'Amounts of open opportunities, in currency.';
comment on column reporting.channel_performance.currency is 'ISO 4217 code of the amounts.';

grant select on reporting.leads, reporting.touchpoints, reporting.channel_performance to touchline_reader;
