-- A person may have a journey that is as long as a kiosk's, over many devices: an account that everybody logs in with. Their leads
-- are derived once a minute at most, too.

create table long_person (
  workspace_id uuid        not null,
  person_id    uuid        not null,
  touchpoints  integer     not null,
  derived_at   timestamptz not null,
  is_waiting   boolean     not null default false,

  primary key (workspace_id, person_id)
);
call guard_by_workspace('long_person');
grant select, insert, update, delete on long_person to touchline_derive;

comment on table long_person is 'Persons of so many touchpoints that their leads are derived again once a minute at most.';
comment on column long_person.workspace_id is 'The tenant.';
comment on column long_person.person_id is 'Whose leads they are.';
comment on column long_person.touchpoints is 'How many there were when the leads were last derived.';
comment on column long_person.derived_at is 'When that was.';
comment on column long_person.is_waiting is 'Whether something has become known since, and waits for the minute to be over.';
