-- Experiments: who saw which variant first when, so that they can be judged by what became of the leads.

create table exposure (
  workspace_id uuid        not null,
  stream_id    uuid        not null,
  event_id     uuid        not null,
  subject_id   uuid        not null,
  is_person    boolean     not null,
  experiment   text        collate "C" not null,
  variant      text        collate "C" not null,
  exposed_at   timestamptz not null,

  primary key (workspace_id, stream_id, event_id)
);
-- Names may be longer than an index takes.
create index exposure_by_experiment on exposure (workspace_id, md5(experiment), subject_id);
call guard_by_workspace('exposure');
grant select, insert, update, delete on exposure to touchline_derive;
grant select on exposure to touchline_reader;

comment on table exposure is 'That somebody got a variant of an experiment: of each stream, whoever''s it was then, the first time of each variant.';
comment on column exposure.workspace_id is 'The tenant.';
comment on column exposure.stream_id is 'The stream of the event.';
comment on column exposure.event_id is 'The event that says so.';
comment on column exposure.subject_id is 'The person; for a visitor nobody has identified, the stream.';
comment on column exposure.is_person is 'Whether the subject is a person.';
comment on column exposure.experiment is 'The experiment, as the site names it.';
comment on column exposure.variant is 'The variant, as the site names it.';
comment on column exposure.exposed_at is 'When they got it first.';

-- Exposures that are stored already are derived as soon as the queue is worked off.
insert into changed (workspace_id, kind, subject)
select workspace_id, 'STREAM', stream_id::text from (
  select workspace_id, stream_id from event where type = 'exposure'
  union
  select workspace_id, stream_id from sealed_stretch where events @? '$[*][*].type ? (@ == "exposure")'
) as streams;
