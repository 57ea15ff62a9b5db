import { type Retention, unassigned, type WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { findWorkspace } from '../../modules/workspaces/workspaces.queries.ts'

async function one<Row>(db: Db, query: RawBuilder<Row>): Promise<Row> {
  const { rows } = await query.execute(db)
  const [row] = rows
  if (!row) throw new Error('A query of totals gave no row')
  return row
}

export const serverVersion = (db: Db) =>
  one(
    db,
    sql<{ major: number; version: string }>`
      select current_setting('server_version_num')::integer / 10000 as major, current_setting('server_version') as version`,
  )

/** Who a connection acts as, after a look at the tables that each role may see. */
export const actingAs = (db: Db) =>
  one(db, sql<{ role: string }>`select current_user as role from (select count(*) from workspace) as seen`)

/** How many entries wait for the pipeline, since when at least the oldest one does, and what waits behind them. */
export const queue = (db: Db) =>
  one(
    db,
    sql<{ waiting: number; since: Date | null; backlog: number }>`
      with oldest as (select * from changed order by workspace_id, changed_id limit 1)
      select (select count(*) from changed) + (select count(*) from rebuild_due) as waiting, least(
        (select min(since) from rebuild_due), coalesce(
        (select max(received_at) from event e join oldest o
          on o.kind = 'STREAM' and e.workspace_id = o.workspace_id and e.stream_id::text = o.subject),
        (select max(recorded_at) from crm_record c join oldest o on o.kind = 'KEY' and c.workspace_id = o.workspace_id)
      )) as since, (select count(*) from backlog) as backlog`,
  )

/** Until when partitions of events are made, and how many events have none: of more than a million, a million. */
export const eventsInPartitions = (db: Db) =>
  one(
    db,
    sql<{ madeUntil: Date; inNone: number }>`
      select (select max(ends_at) from event_partitions()) as "madeUntil",
        (select count(*) from (select from event_default limit 1000000) as counted) as "inNone"`,
  )

export const livingKeys = (db: Db, workspaceId: WorkspaceId, now: Date) =>
  one(
    db,
    sql<{ write: number; secret: number }>`
      select count(*) filter (where kind = 'WRITE') as write, count(*) filter (where kind = 'SECRET') as secret
      from api_key
      where workspace_id = ${workspaceId} and revoked_at is null and (expires_at is null or expires_at > ${now})`,
  )

export type ExpiringKey = {
  readonly name: string
  readonly expiresAt: Date
  /** How often it was refused lately for having expired. */
  readonly used: number
}

/** Keys that nobody revoked and that expire before `until`, soonest first, and how often pages used them after that since `since`. */
export async function keysExpiringBefore(
  db: Db,
  workspaceId: WorkspaceId,
  until: Date,
  since: Date,
): Promise<ExpiringKey[]> {
  const { rows } = await sql<ExpiringKey>`
    select k.name, k.expires_at as "expiresAt", coalesce((
      select sum(c.events)::int from rejected_count c where c.workspace_id = k.workspace_id and c.key_id = k.key_id
        and c.reason = 'KEY_EXPIRED' and c.last_at >= ${since}), 0) as used
    from api_key k
    where k.workspace_id = ${workspaceId} and k.revoked_at is null and k.expires_at < ${until}
    order by k.expires_at, k.key_id`.execute(db)
  return rows
}

/** What was rejected on the day of `since` and later, in UTC: the most frequent reason of a key first. */
export async function rejectedSince(
  db: Db,
  workspaceId: WorkspaceId,
  since: Date,
): Promise<{ readonly reason: string; readonly keyName: string; readonly events: number }[]> {
  const { rows } = await sql<{ reason: string; keyName: string; events: number }>`
    select c.reason, k.name as "keyName", sum(c.events)::int as events
    from rejected_count c join api_key k on k.workspace_id = c.workspace_id and k.key_id = c.key_id
    where c.workspace_id = ${workspaceId} and c.day >= ${since.toISOString().slice(0, 10)}::date
    group by c.reason, k.key_id, k.name order by events desc, c.reason, k.name`.execute(db)
  return rows
}

/** Events stored since `since`. Of the table only its last stretches are read. */
export const eventsSince = (db: Db, workspaceId: WorkspaceId, since: Date) =>
  one(
    db,
    sql<{ events: number }>`
      select count(*) as events from event where workspace_id = ${workspaceId} and received_at >= ${since}`,
  )

/** Events that bots sent on the day of `since` and later, in UTC, and all that were stored since then. */
export const botEventsSince = (db: Db, workspaceId: WorkspaceId, since: Date) =>
  one(
    db,
    sql<{ ofBots: number; events: number }>`
      select coalesce((select sum(events) from bot_event_count where workspace_id = ${workspaceId} and day >= day_of.since), 0) as "ofBots",
        (select count(*) from event where workspace_id = ${workspaceId} and received_at >= day_of.since at time zone 'UTC') as events
      from (select ${since.toISOString().slice(0, 10)}::date as since) as day_of`,
  )

export const crmRecords = (db: Db, workspaceId: WorkspaceId) =>
  one(
    db,
    sql<{ leads: number; opportunities: number; placed: number }>`
      select count(*) filter (where object = 'LEAD') as leads,
        count(*) filter (where object = 'OPPORTUNITY') as opportunities,
        (select count(*) from opportunity where workspace_id = ${workspaceId}) as placed
      from crm_record where workspace_id = ${workspaceId} and version = 1`,
  )

/** What sales did, and how much of it with people who are no leads. */
export const activitiesInTotal = (db: Db, workspaceId: WorkspaceId) =>
  one(
    db,
    sql<{ activities: number; ofNobody: number }>`
      select count(*) as activities, count(*) filter (where not exists (
        select from lead l where l.workspace_id = t.workspace_id and l.person_id = t.subject_id
      )) as "ofNobody"
      from touchpoint t where t.workspace_id = ${workspaceId} and t.side = 'SALES'`,
  )

export const leadsInTotal = (db: Db, workspaceId: WorkspaceId, before: Date) =>
  one(
    db,
    sql<{ leads: number; untouched: number; notInCrm: number }>`
      select count(*) as leads, count(*) filter (where a.touchpoint_id is null) as untouched,
        count(*) filter (where not l.in_crm and l.lead_at < ${before}) as "notInCrm"
      from lead l join lead_assignment a on a.workspace_id = l.workspace_id and a.person_id = l.person_id
        and a.lead_no = l.lead_no and a.assign_by = 'LEAD_CREATION'
      where l.workspace_id = ${workspaceId}`,
  )

type NamedCount = { readonly name: string; readonly count: number }

/** Stages of leads that the stage map doesn't know, those of most leads first. None where there is no map. */
export async function stagesWithoutMeaning(db: Db, workspaceId: WorkspaceId): Promise<NamedCount[]> {
  const { rows } = await sql<NamedCount>`
    select crm_stage as name, count(*)::int as count from lead l
    where workspace_id = ${workspaceId} and crm_stage is not null and stage is null and exists (
      select from (
        select settings from workspace_settings s where s.workspace_id = l.workspace_id order by version desc limit 1
      ) as held where held.settings ? 'stages')
    group by crm_stage order by count(*) desc, crm_stage`.execute(db)
  return rows
}

/** Sources of leads that no channel rule knows, those of most leads first. */
export async function unknownSources(db: Db, workspaceId: WorkspaceId): Promise<NamedCount[]> {
  const { rows } = await sql<NamedCount>`
    select source as name, count(*) as count from lead_assignment
    where workspace_id = ${workspaceId} and assign_by = 'LEAD_CREATION' and channel = ${unassigned}
    group by source order by count(*) desc, source`.execute(db)
  return rows
}

export type Long = { readonly id: string; readonly touchpoints: number }

/** Streams that are derived once a minute at most, the longest first. */
export async function longStreams(db: Db, workspaceId: WorkspaceId): Promise<Long[]> {
  const { rows } = await sql<Long>`
    select stream_id as id, touchpoints from long_stream where workspace_id = ${workspaceId}
    order by touchpoints desc, stream_id`.execute(db)
  return rows
}

/** Persons whose leads are derived once a minute at most, of most touchpoints first. */
export async function longPersons(db: Db, workspaceId: WorkspaceId): Promise<Long[]> {
  const { rows } = await sql<Long>`
    select person_id as id, touchpoints from long_person where workspace_id = ${workspaceId}
    order by touchpoints desc, person_id`.execute(db)
  return rows
}

/** How long a workspace keeps events. Undefined: for ever. */
export const retentionOf = async (db: Db, workspaceId: WorkspaceId): Promise<Retention | undefined> =>
  (await findWorkspace(db, workspaceId))?.settings.retention

export type Aside = { readonly error: string; readonly count: number; readonly since: Date }

/** What could not be derived: how many streams and keys for each error, the most first. */
export async function setAsideByError(db: Db): Promise<Aside[]> {
  const { rows } = await sql<Aside>`
    select error, count(*)::int as count, min(failed_at) as since from set_aside
    group by error order by count(*) desc, error limit 5`.execute(db)
  return rows
}
