-- What was known at an earlier time, identities, rules and definitions included: derived as everything is, and kept.

create table knowledge (
  workspace_id    uuid        not null,
  knowledge_id    uuid        not null,
  touchpoints_at  timestamptz not null,
  outcomes_at     timestamptz not null,
  corrections_at  timestamptz not null,
  persons_at      timestamptz not null,
  rules_at        timestamptz not null,
  definition_at   timestamptz not null,
  requested_at    timestamptz not null,
  status          text        not null,
  done            integer     not null default 0,
  total           integer,
  derived_at      timestamptz,
  problem         text,

  primary key (workspace_id, knowledge_id),
  constraint knowledge_status_known check (status in ('QUEUED', 'DERIVING', 'READY', 'FAILED'))
);
call guard_by_workspace('knowledge');
grant select, insert, update, delete on knowledge to touchline_derive;
grant select on knowledge to touchline_reader;
comment on table knowledge is 'What a workspace knew at earlier times: what is derived of it stands in the derived tables, with knowledge_id as its workspace.';
comment on column knowledge.workspace_id is 'The tenant.';
comment on column knowledge.knowledge_id is 'Derived from the workspace and the six times.';
comment on column knowledge.touchpoints_at is 'Until when events count that had become known.';
comment on column knowledge.outcomes_at is 'Until when the CRM''s word of something new counts, and spend.';
comment on column knowledge.corrections_at is 'Until when the CRM''s word counts that something is otherwise than it had said.';
comment on column knowledge.persons_at is 'Until when persons count as one who had been two, and as two who had been one.';
comment on column knowledge.rules_at is 'Whose rules hold: channels, look-back, own hosts, time zone.';
comment on column knowledge.definition_at is 'Whose agreements hold: stages, business hours, SLA.';
comment on column knowledge.requested_at is 'When it was first asked for.';
comment on column knowledge.status is 'QUEUED and DERIVING: it is being made. READY: it can be read. FAILED: problem says why.';
comment on column knowledge.done is 'Of the total, how many streams and records are derived.';
comment on column knowledge.total is 'How many there are. Null until they are counted.';
comment on column knowledge.derived_at is 'When it was READY. What has arrived since is not in it, even where it counts as known before.';
comment on column knowledge.problem is 'Why it FAILED, without anything that was sent.';

alter table workspace_settings add column basics jsonb, add column basics_were jsonb;
comment on column workspace_settings.basics is 'Time zone, look-back, own hosts and the like, as they were settled along with this. Null where that was not kept.';
comment on column workspace_settings.basics_were is 'What they were until then.';

-- The spend that is kept with some knowledge of a workspace: what is derived of it whoever derives may delete, inputs nobody.
create function forget_known_spend(of_workspace uuid, forgotten uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.spend where workspace_id = forgotten and exists (
    select from public.knowledge k where k.workspace_id = of_workspace and k.knowledge_id = forgotten
  )
$$;
revoke all on function forget_known_spend(uuid, uuid) from public;
grant execute on function forget_known_spend(uuid, uuid) to touchline_derive;
comment on function forget_known_spend(uuid, uuid) is 'Deletes the spend that is kept with some knowledge of a workspace, and nothing of anything else.';

-- What has arrived since some knowledge was derived, and counts as known by then: history that was told late.
create function arrived_late(known_by timestamptz, derived_at timestamptz) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (
    select count(*) from public.crm_record c where c.workspace_id = public.current_workspace() and c.recorded_at > derived_at
      and c.backfilled and c.effective_at <= known_by
  ) + (
    select count(*) from public.event e where e.workspace_id = public.current_workspace() and e.received_at > derived_at
      and e.backfilled and e.occurred_at <= known_by
  )
$$;
revoke all on function arrived_late(timestamptz, timestamptz) from public;
grant execute on function arrived_late(timestamptz, timestamptz) to touchline_reader;
comment on function arrived_late(timestamptz, timestamptz) is 'Of the transaction''s workspace: how many records and events were stored after an instant that count as known by another.';
