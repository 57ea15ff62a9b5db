-- For BI: accounts, who belongs to them, and the account of each lead and opportunity.

create index account_by_label on account (workspace_id, (lower(coalesce(name, domain, account_key)) collate "C"), account_id);
create index opportunity_by_account on opportunity (workspace_id, account_id) where account_id is not null;

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
       l.stage_since,
       member.account_id
from lead l
join workspace w on w.workspace_id = l.workspace_id
join lead_assignment a
  on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  and a.assign_by = 'LEAD_CREATION'
left join lead_state stay
  on stay.workspace_id = l.workspace_id and stay.person_id = l.person_id and stay.lead_no = l.lead_no
  and stay.since <= greatest(now(), l.lead_at)
  and (stay.until is null or stay.until > greatest(now(), l.lead_at))
left join account_person member on member.workspace_id = l.workspace_id and member.person_id = l.person_id;
comment on column reporting.leads.account_id is 'The account that its person belongs to; joins accounts.account_id. Null where nobody knows of one.';
call publish_view('reporting.leads');

create or replace view reporting.opportunities as
select o.workspace_id,
       o.system,
       o.opportunity_id,
       l.lead_id,
       o.person_id,
       o.name,
       o.stage,
       o.outcome,
       o.created_at,
       (o.created_at at time zone w.time_zone)::date as created_date,
       o.closed_at,
       (o.closed_at at time zone w.time_zone)::date as closed_date,
       round(o.amount_minor / power(10::numeric, w.currency_digits), w.currency_digits) as amount,
       w.currency,
       o.is_expansion,
       o.win_reason,
       o.loss_reason,
       a.channel,
       a.source,
       coalesce(o.account_id, member.account_id) as account_id
from opportunity o
join workspace w on w.workspace_id = o.workspace_id
join lead l on l.workspace_id = o.workspace_id and l.person_id = o.person_id and l.lead_no = o.lead_no
join lead_assignment a
  on a.workspace_id = o.workspace_id and a.person_id = o.person_id and a.lead_no = o.lead_no
  and a.assign_by = 'LEAD_CREATION'
left join account_person member on member.workspace_id = o.workspace_id and member.person_id = o.person_id;
comment on column reporting.opportunities.account_id is 'The account that the CRM names for it, else that of its lead; joins accounts.account_id. Null where nobody knows of one.';
call publish_view('reporting.opportunities');

create view reporting.accounts as
select a.workspace_id,
       a.account_id,
       a.name,
       a.domain,
       a.account_key like 'account:%' as is_in_crm,
       people.persons,
       coalesce(their.leads, 0) as leads,
       coalesce(their.won, 0) as won,
       coalesce(their.open, 0) as open,
       their.first_lead_at,
       round(coalesce(their.revenue_minor, 0) / power(10::numeric, w.currency_digits), w.currency_digits) as revenue,
       w.currency
from account a
join workspace w on w.workspace_id = a.workspace_id
cross join lateral (
  select count(*) as persons from account_person m where m.workspace_id = a.workspace_id and m.account_id = a.account_id
) as people
left join lateral (
  select count(*) as leads,
         count(*) filter (where l.won_known_by is not null) as won,
         count(*) filter (where l.won_known_by is null and l.lost_known_by is null) as open,
         min(l.lead_at) as first_lead_at,
         sum(l.revenue_minor) as revenue_minor
  from account_person m
  join lead l on l.workspace_id = m.workspace_id and l.person_id = m.person_id
  where m.workspace_id = a.workspace_id and m.account_id = a.account_id
) as their on true;

comment on view reporting.accounts is 'Companies that the CRM has as accounts, or that persons belong to: one row per account.';
comment on column reporting.accounts.workspace_id is 'The tenant.';
comment on column reporting.accounts.account_id is 'Key of this view, with workspace_id.';
comment on column reporting.accounts.name is 'As the CRM has it. Null where it doesn''t say.';
comment on column reporting.accounts.domain is 'Of its people''s addresses. Null where the CRM gives none.';
comment on column reporting.accounts.is_in_crm is 'Whether the CRM has it. Otherwise it is known by the domain of addresses alone.';
comment on column reporting.accounts.persons is 'Persons who belong to it.';
comment on column reporting.accounts.leads is 'Leads of these.';
comment on column reporting.accounts.won is 'Leads of these that were won.';
comment on column reporting.accounts.open is 'Leads of these that are neither won nor lost.';
comment on column reporting.accounts.first_lead_at is 'When the first of these leads was created. Of a mere day, the last instant. Null without a lead.';
comment on column reporting.accounts.revenue is 'Won amounts of these leads, expansion left out, in currency.';
comment on column reporting.accounts.currency is 'ISO 4217 code of the revenue.';

call publish_view('reporting.accounts');

create view reporting.account_persons as
select m.workspace_id, m.account_id, m.person_id, m.known_by from account_person m;

comment on view reporting.account_persons is 'Who belongs to which account: one row per person who belongs to one.';
comment on column reporting.account_persons.workspace_id is 'The tenant.';
comment on column reporting.account_persons.account_id is 'Joins accounts.account_id.';
comment on column reporting.account_persons.person_id is 'Joins leads.person_id and touchpoints.person_id. Key of this view, with workspace_id.';
comment on column reporting.account_persons.known_by is 'CRM: the CRM says so. DOMAIN: by the domain of an address that the CRM gave.';

call publish_view('reporting.account_persons');
