-- What the CRM's stages mean by the workspace's stage map, and since when.

alter table lead
  add column stage               text,
  add column stage_means         text,
  add column stage_side          text,
  add column stage_expected_days integer,
  add column stage_since         timestamptz;

comment on column lead.crm_stage is 'The CRM''s own word.';
comment on column lead.stage is 'What crm_stage is called in the stage map. Null where the map doesn''t know it, or there is none; so are the three below.';
comment on column lead.stage_means is 'A milestone, NURTURING, REFUSED or RECYCLED.';
comment on column lead.stage_side is 'Who is accountable for a lead in it: MARKETING or SALES.';
comment on column lead.stage_expected_days is 'How many days a lead should be in it at most. Null where nobody has said.';
comment on column lead.stage_since is 'Since when it is in that stage. Of a mere day, the last instant.';
comment on column lead.assigned_at is 'When the owner got it: as told, else since when the CRM names them. Null where nobody owns it.';
comment on table workspace_settings is 'What marketing and sales of a workspace have settled on: stages, business hours, SLA. The highest version holds.';

-- The CRM's own history of stages, and who has a part in an opportunity: records too, with ids made of what they are about.

alter table crm_record drop constraint crm_record_object_known;
alter table crm_record add constraint crm_record_object_known
  check (object in ('LEAD', 'OPPORTUNITY', 'STAGE', 'CONTACT_ROLE'));
comment on column crm_record.object is 'STAGE: that a lead or an opportunity entered a stage. CONTACT_ROLE: somebody''s part in an opportunity.';

create index crm_record_by_lead_of_part on crm_record (workspace_id, (fields->>'leadKey'))
  where object in ('STAGE', 'CONTACT_ROLE');
create index crm_record_by_contact_of_part on crm_record (workspace_id, (fields->>'emailKey'))
  where object in ('STAGE', 'CONTACT_ROLE');
create index crm_record_by_opportunity on crm_record (workspace_id, system, (fields->>'opportunityId'))
  where object in ('STAGE', 'CONTACT_ROLE');

alter table opportunity add column stage text;
comment on column opportunity.stage is 'The CRM''s own word. Null where it gave none.';

create table stage_change (
  workspace_id uuid        not null,
  person_id    uuid        not null,
  lead_no      integer     not null,
  object       text        not null,
  system       text        not null,
  record_id    text        collate "C" not null,
  change_no    integer     not null,
  stage        text        not null,
  from_stage   text,
  entered_at   timestamptz not null,
  precision    text        not null,
  source       text        not null,

  primary key (workspace_id, person_id, object, system, record_id, change_no),
  constraint stage_change_object_known check (object in ('LEAD', 'OPPORTUNITY')),
  constraint stage_change_source_known check (source in ('CRM_HISTORY', 'SNAPSHOT_DIFF'))
);
comment on table stage_change is 'A lead''s record, or an opportunity of it, came into a stage.';
comment on column stage_change.change_no is 'Counts the changes of the record from 1, in time order.';
comment on column stage_change.stage is 'The CRM''s own word; so is from_stage, which is null where nobody knows.';
comment on column stage_change.entered_at is 'Of a mere day, the last instant.';
comment on column stage_change.source is 'CRM_HISTORY: the CRM says when. SNAPSHOT_DIFF: between two imports; the time is that of the later.';

create table contact_role (
  workspace_id      uuid    not null,
  person_id         uuid    not null,
  system            text    not null,
  opportunity_id    text    collate "C" not null,
  role_no           integer not null,
  role              text,
  is_primary        boolean not null,
  contact_person_id uuid,

  primary key (workspace_id, person_id, system, opportunity_id, role_no)
);
comment on table contact_role is 'Somebody''s part in an opportunity.';
comment on column contact_role.person_id is 'Whose the opportunity is.';
comment on column contact_role.contact_person_id is 'Who has the part. Null where nothing else is known of them.';

call guard_by_workspace('stage_change');
call guard_by_workspace('contact_role');
grant select, insert, update, delete on stage_change, contact_role to touchline_derive;
grant select on stage_change, contact_role to touchline_reader;

create view reporting.opportunities as
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
       a.source
from opportunity o
join workspace w on w.workspace_id = o.workspace_id
join lead l on l.workspace_id = o.workspace_id and l.person_id = o.person_id and l.lead_no = o.lead_no
join lead_assignment a
  on a.workspace_id = o.workspace_id and a.person_id = o.person_id and a.lead_no = o.lead_no
  and a.assign_by = 'LEAD_CREATION';

comment on view reporting.opportunities is 'Opportunities that belong to a lead: one row per opportunity.';
comment on column reporting.opportunities.workspace_id is 'The tenant.';
comment on column reporting.opportunities.system is 'The CRM whose id opportunity_id is.';
comment on column reporting.opportunities.opportunity_id is 'The CRM''s id. Key of this view, with workspace_id and system.';
comment on column reporting.opportunities.lead_id is 'The lead that it belongs to; joins leads.lead_id.';
comment on column reporting.opportunities.person_id is 'Whose it is; joins leads.person_id.';
comment on column reporting.opportunities.name is 'What it is called. Null where the CRM gives no name.';
comment on column reporting.opportunities.stage is 'The CRM''s own word for its stage. Null where it gave none.';
comment on column reporting.opportunities.outcome is 'OPEN, WON or LOST.';
comment on column reporting.opportunities.created_at is 'When it was opened. Of a mere day, the last instant. Null where the CRM doesn''t say.';
comment on column reporting.opportunities.created_date is 'The day of created_at, in the workspace''s time zone.';
comment on column reporting.opportunities.closed_at is 'When it was won or lost. Null where it wasn''t, or the CRM doesn''t say.';
comment on column reporting.opportunities.closed_date is 'The day of closed_at, in the workspace''s time zone.';
comment on column reporting.opportunities.amount is 'In currency. Null where the CRM names no amount.';
comment on column reporting.opportunities.currency is 'ISO 4217 code of the amount.';
comment on column reporting.opportunities.is_expansion is 'Whether it was opened after the lead was won: then it is no part of the lead''s revenue.';
comment on column reporting.opportunities.win_reason is 'Why it was won, as the CRM has it.';
comment on column reporting.opportunities.loss_reason is 'Why it was lost, as the CRM has it.';
comment on column reporting.opportunities.channel is 'The channel that its lead counts in; joins channel_performance.channel.';
comment on column reporting.opportunities.source is 'The source that its lead counts under.';

call publish_view('reporting.opportunities');
