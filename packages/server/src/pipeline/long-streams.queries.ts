import type { StreamId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../db/any-of.ts'
import type { DeriveDb } from '../db/database.ts'
import type { Changes } from './changes.ts'
import { queuePersons } from './long-persons.queries.ts'
import { minuteAgo, mostTouchpoints } from './once-a-minute.queries.ts'

/** Lists those of `streams`, just derived, that have very many touchpoints, and takes those off the list that don't. */
export async function listLongStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streams: readonly StreamId[],
): Promise<void> {
  if (streams.length === 0) return
  await sql`
    with long as materialized (
      select asked.stream_id, (
        select count(*) from touchpoint t where t.workspace_id = ${workspaceId} and t.stream_id = asked.stream_id
      )::integer as touchpoints
      from unnest(${streams}::uuid[]) as asked (stream_id)
      where exists (
        select from touchpoint t where t.workspace_id = ${workspaceId} and t.stream_id = asked.stream_id
        offset ${mostTouchpoints}
      )
    ), others as (
      delete from long_stream where workspace_id = ${workspaceId} and stream_id = ${anyOf(streams)}
        and stream_id not in (select stream_id from long)
    )
    insert into long_stream as listed (workspace_id, stream_id, touchpoints, derived_at)
    select distinct ${workspaceId}::uuid, stream_id, touchpoints, clock_timestamp() from long
    on conflict (workspace_id, stream_id)
    do update set touchpoints = excluded.touchpoints, derived_at = excluded.derived_at`.execute(db)
}

/** Takes the long streams that were derived within a minute out of `changes`: they wait, each once, whatever comes. */
export async function holdBack(db: DeriveDb, workspaceId: WorkspaceId, changes: Changes): Promise<Changes> {
  const { streams, grown } = changes
  if (streams.length === 0) return changes
  const since = streams.map((stream) => {
    const at = grown?.get(stream)
    return at === undefined ? null : new Date(at)
  })
  const { rows } = await sql<{ streamId: StreamId }>`
    update long_stream l set is_waiting = true, since = case
      when not l.is_waiting then told.since
      when l.since is not null and told.since is not null then least(l.since, told.since)
    end
    from unnest(${streams}::uuid[], ${since}::timestamptz[]) as told (stream_id, since)
    where l.workspace_id = ${workspaceId} and l.stream_id = told.stream_id and l.derived_at > ${minuteAgo}
    returning l.stream_id as "streamId"`.execute(db)
  const held = new Set(rows.map(({ streamId }) => streamId))
  return held.size === 0 ? changes : { ...changes, streams: streams.filter((stream) => !held.has(stream)) }
}

/** Queues the long streams, and persons, whose minute is over. */
export const queueDue = (db: DeriveDb, workspaceId: WorkspaceId): Promise<void> =>
  queueWaiting(db, workspaceId, sql`derived_at <= ${minuteAgo}`)

/** Queues everything long that waits: for who must know all that there is. */
export const queueHeldBack = (db: DeriveDb, workspaceId: WorkspaceId): Promise<void> =>
  queueWaiting(db, workspaceId, sql`true`)

async function queueWaiting(db: DeriveDb, workspaceId: WorkspaceId, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with due as materialized (
      select stream_id, since from long_stream where workspace_id = ${workspaceId} and is_waiting and ${which}
      order by stream_id for update skip locked
    ), cleared as (
      update long_stream l set is_waiting = false, since = null from due
      where l.workspace_id = ${workspaceId} and l.stream_id = due.stream_id
    )
    insert into changed (workspace_id, kind, subject, since)
    select ${workspaceId}::uuid, 'STREAM', stream_id::text, since from due`.execute(db)
  await queuePersons(db, workspaceId, which)
}
