-- Everything here is computed from the inputs. It can be emptied and rebuilt, and comes out the same, row for row.

create table identification (
  workspace_id uuid        not null,
  stream_id    uuid        not null,
  event_id     uuid        not null,
  key          text        collate "C" not null,
  trust        text        not null,
  occurred_at  timestamptz not null,

  primary key (workspace_id, stream_id, event_id)
);
create index identification_by_key on identification (workspace_id, key);
comment on table identification is 'An event that says whose a stream is from then on: the strongest key that it names.';

create table identity_link (
  workspace_id uuid not null,
  key          text collate "C" not null,
  other_key    text collate "C" not null,
  origin       text collate "C" not null,

  primary key (workspace_id, key, other_key, origin)
);
create index identity_link_by_origin on identity_link (workspace_id, origin);
comment on table identity_link is 'Two keys of one person, by verified word. Stored in both directions.';
comment on column identity_link.origin is 'What says so: a CRM record''s key, or stream and id of an event.';

create table person_key (
  workspace_id uuid not null,
  key          text collate "C" not null,
  person_id    uuid not null,
  own_id       uuid not null,

  primary key (workspace_id, key)
);
create index person_key_by_person on person_key (workspace_id, person_id);
create index person_key_by_own_id on person_key (workspace_id, own_id);
comment on table person_key is 'Which person a key belongs to.';
comment on column person_key.person_id is 'UUIDv5 of the smallest key of the person.';
comment on column person_key.own_id is 'UUIDv5 of this key: an id the person had before its keys were joined.';

create table touchpoint (
  workspace_id  uuid        not null,
  subject_id    uuid        not null,
  stream_id     uuid        not null,
  touchpoint_id uuid        not null,
  is_person     boolean     not null,
  side          text        not null,
  kind          text        not null,
  occurred_at   timestamptz not null,
  precision     text        not null,
  ended_at      timestamptz not null,
  known_at      timestamptz not null,
  channel       text        not null,
  source        text,
  medium        text,
  campaign      text,
  ad_content    text,
  keyword       text,
  click_id      text,
  referrer_host text,
  landing_page  text,
  title         text,
  pages         integer     not null,
  forms         integer     not null,
  lead_form_at  timestamptz,
  lead_form_page text,

  primary key (workspace_id, subject_id, stream_id, touchpoint_id),
  constraint touchpoint_side_known check (side in ('MARKETING', 'SALES')),
  constraint touchpoint_precision_known check (precision in ('INSTANT', 'DAY'))
);
create index touchpoint_by_stream on touchpoint (workspace_id, stream_id);
create index touchpoint_by_time on touchpoint (workspace_id, subject_id, occurred_at, touchpoint_id);
comment on table touchpoint is 'One interaction that may earn credit: a visit, or one that happened elsewhere.';
comment on column touchpoint.subject_id is 'The person; for a visitor nobody has identified, the stream.';
comment on column touchpoint.touchpoint_id is 'The id of its earliest event.';
comment on column touchpoint.kind is 'VISIT, or what an importer called it: TRADE_SHOW, WEBINAR, CALL …';
comment on column touchpoint.precision is 'DAY: only the day is known, and occurred_at is its first instant.';
comment on column touchpoint.known_at is 'When its first event was stored; for back-filled history, when it happened.';
comment on column touchpoint.source is 'As tagged or referred, in lower case. Null where nothing tells.';
comment on column touchpoint.lead_form_at is 'When a lead form was first sent during it. Null where none was.';

create table lead (
  workspace_id       uuid        not null,
  person_id          uuid        not null,
  lead_no            integer     not null,
  lead_id            uuid        not null,
  lead_at            timestamptz not null,
  lead_precision     text        not null,
  mql_at             timestamptz,
  mql_known_by       text,
  sal_at             timestamptz,
  sal_known_by       text,
  sql_at             timestamptz,
  sql_known_by       text,
  opportunity_at     timestamptz,
  opportunity_known_by text,
  won_at             timestamptz,
  won_known_by       text,
  lost_at            timestamptz,
  lost_known_by      text,
  loss_reason        text,
  days_to_win        integer,
  revenue_minor      bigint      not null,
  pipeline_minor     bigint      not null,
  in_crm             boolean     not null,
  crm_source         text,
  crm_stage          text,
  owner              text,
  is_sales_sourced   boolean     not null,

  primary key (workspace_id, person_id, lead_no)
);
create unique index lead_by_id on lead (workspace_id, lead_id);
create index lead_by_time on lead (workspace_id, lead_at, person_id, lead_no);
comment on table lead is 'A person''s CRM records and lead forms, folded: a new one opens when all earlier ones were won or lost.';
comment on column lead.lead_no is 'Counts the leads of the person, from 1, in time order.';
comment on column lead.lead_at is 'The earlier of its first CRM record and its first lead form. Of a mere day, the last instant.';
comment on column lead.mql_at is 'Null where not reached, or reached at a time nobody recorded.';
comment on column lead.mql_known_by is 'DATE, STAGE (the CRM''s stage says so, undated) or IMPLIED by a later milestone. Null: not reached.';
comment on column lead.days_to_win is 'Calendar days from LEAD to WON in the workspace''s zone. Null where either is undated.';
comment on column lead.revenue_minor is 'Won amounts in minor units of the workspace''s currency, expansion left out.';
comment on column lead.pipeline_minor is 'Amounts of open opportunities, expansion left out.';
comment on column lead.in_crm is 'False while only a form says that it exists.';
comment on column lead.is_sales_sourced is 'A sales touchpoint came first, and neither marketing nor a CRM source before LEAD.';

create table lead_assignment (
  workspace_id  uuid    not null,
  person_id     uuid    not null,
  lead_no       integer not null,
  assign_by     text    not null,
  channel       text    not null,
  source        text    not null,
  stream_id     uuid,
  touchpoint_id uuid,

  primary key (workspace_id, person_id, lead_no, assign_by)
);
comment on table lead_assignment is 'The one channel and source that a lead counts in, for each way to choose it.';
comment on column lead_assignment.touchpoint_id is 'The touchpoint that decided. Null where the CRM''s lead source did, or nothing.';

create table opportunity (
  workspace_id   uuid    not null,
  person_id      uuid    not null,
  lead_no        integer not null,
  system         text    not null,
  opportunity_id text    collate "C" not null,
  name           text,
  outcome        text    not null,
  created_at     timestamptz,
  closed_at      timestamptz,
  amount_minor   bigint,
  loss_reason    text,
  is_expansion   boolean not null,

  primary key (workspace_id, person_id, system, opportunity_id),
  constraint opportunity_outcome_known check (outcome in ('OPEN', 'WON', 'LOST'))
);
comment on table opportunity is 'A deal of a lead.';
comment on column opportunity.amount_minor is 'Minor units of the workspace''s currency. Null where the CRM names no amount.';
comment on column opportunity.is_expansion is 'Opened after the lead was won: no part of its revenue.';

create table conversion (
  workspace_id   uuid        not null,
  person_id      uuid        not null,
  lead_no        integer     not null,
  milestone      text        not null,
  at             timestamptz not null,
  value_minor    bigint,
  stream_ids     uuid[]      not null,
  touchpoint_ids uuid[]      not null,
  credits        integer[]   not null,
  value_credits  bigint[],
  uncredited_to  text        not null,

  primary key (workspace_id, person_id, lead_no, milestone)
);
create index conversion_by_time on conversion (workspace_id, milestone, at);
comment on table conversion is 'A lead reaching a dated milestone, with the credit that each model gives to each touchpoint.';
comment on column conversion.value_minor is 'WON: revenue. OPPORTUNITY: amounts. Minor units; null where nothing names an amount.';
comment on column conversion.touchpoint_ids is 'Eligible touchpoints in time order, parallel to stream_ids.';
comment on column conversion.credits is 'Billionths, [model][touchpoint], models in the order of attributionModels. Empty without touchpoints.';
comment on column conversion.value_credits is 'value_minor split like credits, exact to the minor unit.';
comment on column conversion.uncredited_to is 'Who has the credit that no touchpoint earned.';

-- One row per credit. The rest of a conversion, up to a whole one, is no touchpoint's.
create view credit with (security_invoker = true) as
select c.workspace_id, c.person_id, c.lead_no, c.milestone, c.at, model.position as model_no,
       c.stream_ids[touch.position] as stream_id, c.touchpoint_ids[touch.position] as touchpoint_id,
       c.credits[model.position][touch.position] as credit,
       c.value_credits[model.position][touch.position] as value_minor
from conversion c
cross join lateral generate_subscripts(c.credits, 1) as model (position)
cross join lateral generate_subscripts(c.touchpoint_ids, 1) as touch (position);
comment on view credit is 'Credits of conversions, unpacked: one row per conversion, model and touchpoint.';

do $$
declare derived regclass;
begin
  foreach derived in array array['identification', 'identity_link', 'person_key', 'touchpoint', 'lead',
    'lead_assignment', 'opportunity', 'conversion']::regclass[] loop
    call guard_by_workspace(derived);
    execute format('grant select, insert, update, delete on %s to touchline_derive', derived);
  end loop;
end $$;

grant select on person_key, touchpoint, lead, lead_assignment, opportunity, conversion, credit to touchline_reader;
