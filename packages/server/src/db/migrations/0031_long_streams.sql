-- A kiosk, or a program that opens pages all day, is one visitor with a journey that grows for ever. Deriving it over and over
-- would keep everybody else waiting: streams of very many touchpoints are listed here, and derived again once a minute at most.

create table long_stream (
  workspace_id uuid        not null,
  stream_id    uuid        not null,
  touchpoints  integer     not null,
  derived_at   timestamptz not null,
  is_waiting   boolean     not null default false,
  since        timestamptz,

  primary key (workspace_id, stream_id)
);
call guard_by_workspace('long_stream');
grant select, insert, update, delete on long_stream to touchline_derive;
grant select on long_stream to touchline_reader;

comment on table long_stream is 'Streams of so many touchpoints that they are derived again once a minute at most.';
comment on column long_stream.touchpoints is 'How many it had when it was last derived.';
comment on column long_stream.derived_at is 'When that was.';
comment on column long_stream.is_waiting is 'Whether something has become known of it since, and waits for the minute to be over.';
comment on column long_stream.since is 'When the earliest of that happened, as in `changed`. Null: all of the stream is to be derived again, or nothing waits.';
