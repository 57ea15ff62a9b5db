-- What is told to Touchline: events, CRM records, and the queue of what they changed. Append-only, by grants.

create table event (
  workspace_id uuid        not null,
  stream_id    uuid        not null,
  event_id     uuid        not null,
  type         text        not null,
  trust        text        not null,
  occurred_at  timestamptz not null,
  received_at  timestamptz not null,
  backfilled   boolean     not null,
  body         jsonb       not null,

  primary key (workspace_id, stream_id, event_id),
  constraint event_type_known check (type in ('page', 'identify', 'form', 'track', 'touchpoint')),
  constraint event_trust_known check (trust in ('CLAIMED', 'VERIFIED'))
) partition by range (event_id);

-- Event ids are UUIDv7, so ranges of ids are ranges of time. One partition takes everything until there are more.
create table event_default partition of event default;

call guard_by_workspace('event');
call guard_by_workspace('event_default');
grant select, insert on event to touchline_ingest;
grant select on event to touchline_derive;

comment on table event is 'One thing that the SDK or an importer recorded. Never edited.';
comment on column event.stream_id is 'The visitor, or a UUIDv5 of an importer''s source and external subject.';
comment on column event.event_id is 'UUIDv7 made by the sender: sent twice, it is stored once.';
comment on column event.trust is 'CLAIMED by a browser; VERIFIED by an importer.';
comment on column event.occurred_at is 'When it happened, corrected for the sender''s clock.';
comment on column event.received_at is 'When it was stored. Back-filled history counts as known when it happened.';
comment on column event.body is 'The rest, as its type has it.';

create table crm_record (
  workspace_id uuid        not null,
  system       text        not null,
  object       text        not null,
  record_id    text        collate "C" not null,
  version      integer     not null,
  effective_at timestamptz not null,
  recorded_at  timestamptz not null,
  backfilled   boolean     not null,
  fields       jsonb       not null,

  primary key (workspace_id, system, object, record_id, version),
  constraint crm_record_object_known check (object in ('LEAD', 'OPPORTUNITY'))
);
-- Deriving a lead reads the opportunities that ever named its record or its contact.
create index crm_record_by_lead on crm_record (workspace_id, (fields->>'leadKey')) where object = 'OPPORTUNITY';
create index crm_record_by_contact on crm_record (workspace_id, (fields->>'emailKey')) where object = 'OPPORTUNITY';
create index crm_record_by_recorded_at on crm_record (workspace_id, recorded_at);

call guard_by_workspace('crm_record');
grant select, insert on crm_record to touchline_ingest;
grant select on crm_record to touchline_derive;

comment on table crm_record is 'What the CRM said of a record, each time that it said something new. The highest version holds.';
comment on column crm_record.effective_at is 'Since when it is so, by the CRM''s clock.';
comment on column crm_record.recorded_at is 'When it was stored. Back-filled history counts as known at its effective time.';
comment on column crm_record.fields is 'Dates keep their precision: a plain date is a day, an instant has a time.';

-- Not distributed and without constraints, so that collecting never waits for deriving.
create table changed (
  workspace_id uuid   not null,
  changed_id   bigint generated always as identity,
  kind         text   not null,
  subject      text   collate "C" not null,

  primary key (workspace_id, changed_id),
  constraint changed_kind_known check (kind in ('STREAM', 'KEY'))
);
call guard_by_workspace('changed');
grant select, insert on changed to touchline_ingest;
grant select, insert, update, delete on changed to touchline_derive;

comment on table changed is 'The queue of the pipeline: what is to be derived again.';
comment on column changed.subject is 'STREAM: a stream''s id. KEY: an identity key.';
