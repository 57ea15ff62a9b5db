-- Storing events: they come as one array of these, in binary, which costs PostgreSQL half of what a column of texts each does.
create type incoming_event as (
  workspace_id uuid,
  stream_id    uuid,
  event_id     uuid,
  type         text,
  trust        text,
  occurred_at  timestamptz,
  received_at  timestamptz,
  backfilled   boolean,
  body         jsonb
);

comment on type incoming_event is 'An event that is to be stored, as the collector hands it over: columns of `event`, in this order.';
