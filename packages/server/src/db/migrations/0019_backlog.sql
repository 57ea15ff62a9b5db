-- What is to be derived again when there is time, so that a change of rules over all of history doesn't keep today's events
-- from the reports.

create table backlog (
  workspace_id uuid not null,
  kind         text not null,
  subject      text collate "C" not null,
  primary key (workspace_id, kind, subject),
  constraint backlog_kind_known check (kind in ('STREAM', 'KEY'))
);
call guard_by_workspace('backlog');
grant select, insert, delete, update on backlog to touchline_derive;
grant select on backlog to touchline_reader;

comment on table backlog is 'The queue of what is derived again once nothing waits in the other: changed.';
comment on column backlog.subject is 'STREAM: a stream''s id. KEY: an identity key.';

-- The rules that every workspace has are others from here on: what is there already gets its channel by them.
insert into backlog (workspace_id, kind, subject)
select distinct workspace_id, 'STREAM', stream_id::text from touchpoint
union all
select distinct k.workspace_id, 'KEY', k.key from person_key k join lead l using (workspace_id, person_id)
where l.crm_source is not null;
