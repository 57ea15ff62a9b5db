-- A stream that has grown is derived from where it grew, however long it is.

alter table changed add column since timestamptz;
comment on column changed.since is 'When the earliest of what is new of a stream happened. Null: all of it is to be derived again.';

create index touchpoint_by_time_of_stream on touchpoint (workspace_id, stream_id, occurred_at);
drop index touchpoint_by_stream;
