-- What sales says of a lead beyond its milestones, and what a workspace has settled on.

-- A decision, and so an input: each time that somebody settles on something else is a row.
create table workspace_settings (
  workspace_id uuid        not null,
  version      integer     not null,
  settings     jsonb       not null,
  recorded_at  timestamptz not null,

  primary key (workspace_id, version)
);
call guard_by_workspace('workspace_settings');
grant select on workspace_settings to touchline_ingest, touchline_derive, touchline_reader;

comment on table workspace_settings is 'What marketing and sales of a workspace have settled on: business hours, SLA. The highest version holds.';
comment on column workspace_settings.settings is 'As it was written; packages/schema/src/settings.ts says what it may be.';

alter table lead
  add column win_reason           text,
  add column assigned_at          timestamptz,
  add column requested_at         timestamptz,
  add column self_reported_source text,
  add column refused_at           timestamptz,
  add column refusal_reason       text,
  add column recycled_at          timestamptz,
  add column recycle_reason       text,
  add column recycled_until       timestamptz;

comment on column lead.win_reason is 'As the CRM has it. Null where it was not won, or there is none; so is loss_reason.';
comment on column lead.assigned_at is 'When the owner got it. Null where nobody says.';
comment on column lead.requested_at is 'When the person first asked to be contacted.';
comment on column lead.self_reported_source is 'How the person heard of the company, in their own words.';
comment on column lead.refused_at is 'When sales last sent it back as no lead for them. Null where they never did.';
comment on column lead.recycled_at is 'When sales last gave it back for later. Null where they never did.';
comment on column lead.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';

alter table opportunity add column win_reason text;

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
       l.recycled_until
from lead l
join workspace w on w.workspace_id = l.workspace_id
join lead_assignment a
  on a.workspace_id = l.workspace_id and a.person_id = l.person_id and a.lead_no = l.lead_no
  and a.assign_by = 'LEAD_CREATION';

comment on column reporting.leads.win_reason is 'Why it was won, as the CRM has it.';
comment on column reporting.leads.assigned_at is 'When the owner got it. Null where nobody says.';
comment on column reporting.leads.requested_at is 'When the person first asked to be contacted. Null where nobody recorded it.';
comment on column reporting.leads.self_reported_source is 'How the person heard of the company, in their own words.';
comment on column reporting.leads.refused_at is 'When sales last sent it back as no lead for them. Null where they never did.';
comment on column reporting.leads.refusal_reason is 'Why, as the CRM has it.';
comment on column reporting.leads.recycled_at is 'When sales last gave it back for later. Null where they never did.';
comment on column reporting.leads.recycle_reason is 'Why, as the CRM has it.';
comment on column reporting.leads.recycled_until is 'Until when marketing is to look after it. Null where nobody said.';
