import { keptSince, type StreamId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { streamsBefore, unsealedBefore } from '../modules/collect/events.queries.ts'
import { noteSealed, putInPlace, refuseBefore } from '../modules/collect/sealing.queries.ts'
import { timeOfId } from '../modules/collect/time-of-id.ts'
import { closedStretches, type Stretch } from '../modules/journeys/stretches.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { lockWorkspace } from './claims.queries.ts'
import { lockInputs } from './erasure.queries.ts'

/** What a round sealed, or would. */
export type Sealed = {
  /** Events of an earlier time are not stored any more. */
  readonly before: Date
  readonly streams: number
  readonly events: number
  readonly stretches: number
}

export type SealOptions = {
  readonly now: Date
  /** Count, and leave everything as it is. */
  readonly dryRun?: boolean
  /** Told what is sealed so far. */
  readonly onProgress?: (sealed: Sealed) => void
  /** Asked between batches. */
  readonly mayGoOn?: () => boolean
}

/** What one transaction reads. */
const streamsPerBatch = 100

/**
 * An id may be two days ahead of the event that it is of, as senders' clocks are wrong. What ended longer before than that is
 * joined by nothing that still may come.
 */
const slackMs = 3 * 86_400_000

/**
 * Seals what a workspace keeps no longer: each visit that is over is put, whole, in the place of its events. Whatever is derived
 * stays as it is, and comes out the same when it is derived again. May be stopped anywhere, and run by any number of
 * processes: each batch is one transaction.
 *
 * @param db Of the owner role: no other may delete inputs.
 * @returns Null where the workspace keeps events for ever.
 */
export async function seal(
  db: Db,
  workspace: Workspace,
  { now, dryRun = false, onProgress = () => {}, mayGoOn = () => true }: SealOptions,
): Promise<Sealed | null> {
  const { retention } = workspace.settings
  if (!retention) return null
  const before = new Date(keptSince(retention, now))
  if (!dryRun) await refuse(db, workspace, before)
  let sealed: Sealed = { before, streams: 0, events: 0, stretches: 0 }
  for (let after: StreamId | null = null; mayGoOn(); ) {
    const batch: Batch | null = await sealBatch(db, workspace, { before, after, dryRun })
    if (!batch) {
      if (!dryRun) await noteSealed(db, workspace.id, before, now)
      return sealed
    }
    after = batch.last
    sealed = added(sealed, batch.stretches)
    onProgress(sealed)
  }
  return sealed
}

const refuse = (db: Db, { id }: Workspace, before: Date): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await lockInputs(trx, id)
    await refuseBefore(trx, id, before)
  })

type Batch = { readonly last: StreamId; readonly stretches: readonly Stretch[] }
type Asked = { readonly before: Date; readonly after: StreamId | null; readonly dryRun: boolean }

const sealBatch = (db: Db, { id }: Workspace, { before, after, dryRun }: Asked): Promise<Batch | null> =>
  db.transaction().execute(async (trx) => {
    // Whoever derives reads events and what is sealed one after the other.
    if (!dryRun) await lockWorkspace(trx, id)
    const until = new Date(before.getTime() - slackMs)
    const streams = await streamsBefore(trx, id, { firstKeptAt: before, until, after, limit: streamsPerBatch })
    const last = streams.at(-1)
    if (last === undefined) return null
    const events = await unsealedBefore(trx, id, streams, until)
    const stretches = closedStretches(events, until.getTime(), (event) => timeOfId(event.id) < before.getTime())
    if (!dryRun && stretches.length > 0) await putInPlace(trx, id, stretches)
    return { last, stretches }
  })

function added({ before, ...sum }: Sealed, stretches: readonly Stretch[]): Sealed {
  const streams = new Set(stretches.map(({ gone: [{ streamId }] }) => streamId))
  return {
    before,
    streams: sum.streams + streams.size,
    events: stretches.reduce((count, { gone }) => count + gone.length, sum.events),
    stretches: stretches.reduce((count, { kept }) => count + (kept.length > 0 ? 1 : 0), sum.stretches),
  }
}
