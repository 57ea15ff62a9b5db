import type { StreamId, SubjectId, WorkspaceId } from '@touchline/schema'
import { type Insertable, sql } from 'kysely'
import type { DeriveDb } from '../../db/database.ts'
import { replaceRows } from '../../db/replace-rows.ts'
import type { DB } from '../../db/tables.ts'
import { type Exposure, nameOf } from './exposures.ts'

/**
 * Replaces the exposures of streams.
 *
 * @param from Of streams that are not replaced as a whole: from which instant on, in epoch milliseconds.
 */
export async function replaceExposures(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  exposures: readonly Exposure[],
  from: ReadonlyMap<StreamId, number>,
): Promise<void> {
  const known = await namesBefore(db, workspaceId, from)
  await replaceRows(db, {
    ...({ table: 'exposure', by: 'stream_id', naming: 'stream_id' } as const),
    ...{ workspaceId, ids: streamIds },
    rows: exposures.filter((exposure) => !known.has(nameOf(exposure))).map((exposure) => toRow(workspaceId, exposure)),
    since: { column: 'exposed_at', of: new Map([...from].map(([stream, at]) => [stream, new Date(at)])) },
  })
}

/** Who was shown what before an instant of each stream: for them, it is no first time after. */
async function namesBefore(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  from: ReadonlyMap<StreamId, number>,
): Promise<Set<string>> {
  if (from.size === 0) return new Set()
  const { rows } = await sql<Omit<Exposure, 'id' | 'at'>>`
    select e.stream_id as "streamId", case when e.is_person then e.subject_id end as owner, e.experiment, e.variant
    from unnest(${[...from.keys()]}::uuid[], ${[...from.values()].map((at) => new Date(at))}::timestamptz[])
      as asked (stream_id, at)
    join exposure e on e.workspace_id = ${workspaceId} and e.stream_id = asked.stream_id and e.exposed_at < asked.at`.execute(
    db,
  )
  return new Set(rows.map(nameOf))
}

const toRow = (
  workspaceId: WorkspaceId,
  { id, streamId, owner, experiment, variant, at }: Exposure,
): Insertable<DB['exposure']> => ({
  workspace_id: workspaceId,
  stream_id: streamId,
  event_id: id,
  subject_id: (owner ?? streamId) as SubjectId,
  is_person: owner !== null,
  experiment,
  variant,
  exposed_at: new Date(at),
})
