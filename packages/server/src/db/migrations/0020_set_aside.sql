-- What could not be derived is set aside with its error, so that it doesn't stop everything else.

create table set_aside (
  workspace_id uuid        not null,
  kind         text        not null,
  subject      text        collate "C" not null,
  error        text        not null,
  failed_at    timestamptz not null,
  primary key (workspace_id, kind, subject),
  constraint set_aside_kind_known check (kind in ('STREAM', 'KEY'))
);
call guard_by_workspace('set_aside');
grant select, insert, update, delete on set_aside to touchline_derive;
grant select on set_aside to touchline_reader;

comment on table set_aside is 'What could not be derived. It is tried again with whatever else is told of it, by a rebuild, and when a server starts.';
comment on column set_aside.subject is 'STREAM: a stream''s id. KEY: an identity key.';
comment on column set_aside.error is 'What went wrong, without anything that was sent.';
