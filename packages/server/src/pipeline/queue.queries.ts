import type { StreamId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { Changes } from './changes.ts'
import { isClaimed } from './claims.queries.ts'
import { leadTables } from './leads.queries.ts'
import { workspacesWithDue } from './once-a-minute.queries.ts'
import { rollUpTables } from './roll-up.queries.ts'

/** Workspaces that something is queued for, or whose inputs were rewritten. */
export async function workspacesBehind(db: DeriveDb): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ id: WorkspaceId }>`
    select workspace_id as id from changed union select workspace_id from backlog
    union select workspace_id from rebuild_due union ${workspacesWithDue} order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Up to where the queue was taken: what is before is mostly gone, though not from the index that is searched. */
export type QueuePlace = {
  /** Look from here on. It begins anew every second, as some may have come, or been given back, behind. */
  readonly from: () => number
  readonly passed: (changedId: number) => void
  readonly restart: () => void
}

const restartAfterMs = 1_000

export function queuePlace(): QueuePlace {
  let next = 0
  let startedAt = Date.now()
  const restart = (): void => {
    next = 0
    startedAt = Date.now()
  }
  return {
    from: () => {
      if (Date.now() - startedAt > restartAfterMs) restart()
      return next
    },
    passed: (changedId) => {
      next = Math.max(next, changedId + 1)
    },
    restart,
  }
}

/**
 * Takes up to `limit` entries off the queue, the oldest first; of the backlog, where nothing else waits. Nothing, where
 * none is left.
 */
export const takeChanges = (
  db: DeriveDb,
  workspaceId: WorkspaceId,
  limit: number,
  place: QueuePlace = queuePlace(),
): Promise<Changes | null> => take(db, workspaceId, { limit, isFree: sql`true`, place })

/**
 * Does so while others derive the workspace as well: takes what no other has taken, nor derives for another reason, and claims
 * it. Nothing, where all that is left is theirs.
 */
export const takeUnclaimed = (
  db: DeriveDb,
  workspaceId: WorkspaceId,
  limit: number,
  place: QueuePlace = queuePlace(),
): Promise<Changes | null> =>
  take(db, workspaceId, { limit, isFree: isClaimed(workspaceId, sql.ref('kind'), sql.ref('subject')), place })

type Taking = { readonly limit: number; readonly isFree: RawBuilder<unknown>; readonly place: QueuePlace }

async function take(db: DeriveDb, workspaceId: WorkspaceId, taking: Taking): Promise<Changes | null> {
  const from = taking.place.from()
  const ahead = await takeChanged(db, workspaceId, taking, from)
  if (ahead.length === 0) taking.place.restart()
  const changed = ahead.length === 0 && from > 0 ? await takeChanged(db, workspaceId, taking, 0) : ahead
  if (changed.length > 0) return changesOf(changed)
  const waiting = await takeBacklog(db, workspaceId, taking)
  return waiting.length > 0 ? changesOf(waiting) : null
}

/**
 * What is locked is chosen once, before anything is deleted: in a subquery of the deletion PostgreSQL may choose again for each
 * row, passing over what it has locked by then, and take far more than `limit`.
 */
async function takeChanged(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  { limit, isFree, place }: Taking,
  from: number,
): Promise<Entry[]> {
  const { rows } = await sql<Entry & { readonly changedId: number }>`
    with oldest as materialized (
      select changed_id, kind, subject from changed where workspace_id = ${workspaceId} and changed_id >= ${from}
      order by changed_id limit ${limit} for update skip locked
    ), ${others(isFree)}
    delete from changed using oldest
    where changed.workspace_id = ${workspaceId} and changed.changed_id = oldest.changed_id and ${isOurs}
    returning changed.kind, changed.subject, changed.changed_id as "changedId", case when not exists (
      select from set_aside a where a.workspace_id = changed.workspace_id and a.kind = changed.kind
        and a.subject = changed.subject) then changed.since end as since`.execute(db)
  for (const { changedId } of rows) place.passed(Number(changedId))
  return rows
}

async function takeBacklog(db: DeriveDb, workspaceId: WorkspaceId, { limit, isFree }: Taking): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    with oldest as materialized (
      select kind, subject from backlog where workspace_id = ${workspaceId}
      order by kind, subject limit ${limit} for update skip locked
    ), ${others(isFree)}
    delete from backlog using oldest
    where backlog.workspace_id = ${workspaceId} and backlog.kind = oldest.kind and backlog.subject = oldest.subject
      and ${isOurs}
    returning backlog.kind, backlog.subject, null::timestamptz as since`.execute(db)
  return rows
}

const others = (isFree: RawBuilder<unknown>): RawBuilder<unknown> => sql`others as materialized (
    select kind, subject from (select distinct kind, subject from oldest) as each where not ${isFree}
  )`

/** `not in` is looked up in a hash. Joined, as many would be compared as there are pairs: PostgreSQL expects one or two. */
const isOurs = sql`(oldest.kind, oldest.subject) not in (select kind, subject from others)`

type Entry = { readonly kind: 'STREAM' | 'KEY'; readonly subject: string; readonly since: Date | null }

function changesOf(rows: readonly Entry[]): Changes {
  const subjects = (kind: string): string[] => [
    ...new Set(rows.filter((row) => row.kind === kind).map(({ subject }) => subject)),
  ]
  const grown = grownAmong(rows)
  return { streams: subjects('STREAM') as StreamId[], keys: subjects('KEY'), ...(grown.size > 0 && { grown }) }
}

/** A stream that is queued as a whole, once at least, has not only grown. */
function grownAmong(rows: readonly Entry[]): Map<StreamId, number> {
  const grown = new Map<StreamId, number>()
  for (const { kind, subject, since } of rows) {
    if (kind !== 'STREAM') continue
    const before = grown.get(subject as StreamId) ?? Number.POSITIVE_INFINITY
    grown.set(subject as StreamId, Math.min(before, since?.getTime() ?? Number.NEGATIVE_INFINITY))
  }
  return new Map([...grown].filter(([, since]) => Number.isFinite(since)))
}

/** How many entries wait, the backlog included. */
export async function queueLength(db: DeriveDb, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select (select count(*) from changed where workspace_id = ${workspaceId})
      + (select count(*) from backlog where workspace_id = ${workspaceId}) as waiting`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** How many entries wait, of those that may be taken; no more than `most` are counted. */
export async function countWaiting(db: DeriveDb, workspaceId: WorkspaceId, most: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from (
      (select from changed where workspace_id = ${workspaceId} limit ${most})
      union all (select from backlog where workspace_id = ${workspaceId} limit ${most}) limit ${most}
    ) as entries`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** Every table that is computed: none of it is known from elsewhere. */
export const derivedTables = [
  'bot_event_count',
  'identification',
  'identity_link',
  'person_key',
  'account_person',
  'account',
  'touchpoint',
  'exposure',
  ...leadTables,
  ...rollUpTables,
] as const

/** What waits to be derived: at once, in time, or when it can be. */
export const queueTables = ['changed', 'backlog', 'set_aside', 'long_stream', 'long_person'] as const

/** How well PostgreSQL is to know what is derived. ROUGHLY takes a tenth of the time. */
export type Precision = 'ROUGHLY' | 'AS_EVER'

const countings = { ROUGHLY: sql`sample_derived()`, AS_EVER: sql`analyze_derived()` }

/**
 * Tells PostgreSQL how much is derived by now, where that is much for what it knows of. Tables that another transaction has it
 * count just now are left to that.
 *
 * @param entries Of the queue, worked off since it was told last.
 * @param growth The part of what it knows of that they have to be.
 * @returns Whether it was told.
 */
export async function analyzeDerived(
  db: DeriveDb,
  entries: number,
  growth: number,
  precision: Precision,
): Promise<boolean> {
  const { rows } = await sql<{ told: unknown }>`select ${countings[precision]} as told where ${entries}::integer >= (
    select ${growth} * max(reltuples) from pg_class
    where oid in ('public.touchpoint'::regclass, 'public.lead'::regclass))`.execute(db)
  return rows.length > 0
}

/** Takes the keys of addresses out of all that waits: they have become others, and everything is to be derived again. */
export async function unqueueAddresses(db: DeriveDb, workspaceId: WorkspaceId): Promise<void> {
  for (const table of ['set_aside', 'backlog', 'changed'] as const) {
    await db
      .deleteFrom(table)
      .where('workspace_id', '=', workspaceId)
      .where('kind', '=', 'KEY')
      .where('subject', 'like', 'email:%')
      .execute()
  }
}

/** Deletes everything derived of a workspace, and queues every input of it. */
export async function startOver(db: DeriveDb, workspaceId: WorkspaceId): Promise<void> {
  for (const table of derivedTables) {
    await db.deleteFrom(table).where('workspace_id', '=', workspaceId).execute()
  }
  for (const table of queueTables.slice(1)) {
    await db.deleteFrom(table).where('workspace_id', '=', workspaceId).execute()
  }
  await sql`insert into changed (workspace_id, kind, subject)
    select workspace_id, 'STREAM', stream_id::text from (
      select workspace_id, stream_id from event where workspace_id = ${workspaceId}
      union select workspace_id, stream_id from sealed_stretch where workspace_id = ${workspaceId}
    ) as streams
    union all
    select distinct workspace_id, 'KEY',
      case object when 'LEAD' then 'crm:' else 'account:' end || system || ':' || record_id from crm_record
    where workspace_id = ${workspaceId} and object in ('LEAD', 'ACCOUNT')`.execute(db)
}
