import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { eventsOfStreams } from '../modules/collect/events.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { deriveLeads, personsAmong } from './derive-leads.ts'
import { derivePersons, deriveRecordLinks } from './derive-persons.ts'
import { deriveSafely, type OnSetAside } from './derive-safely.ts'
import { deriveStreams, deriveTouchpoints } from './derive-streams.ts'
import {
  analyzeDerived,
  type Changes,
  lockWorkspace,
  queueLength,
  startOver,
  takeChanges,
  workspacesBehind,
} from './queue.queries.ts'
import { readTails } from './tails.ts'

/** Entries of the queue that one transaction works off. */
const batchSize = 1_000

/** After so many in a row, reports would be planned for much less than there is. */
const manyBatches = 5

/**
 * Works off everything queued, workspace by workspace. Safe to run in any number of processes at once. One workspace that
 * can't be derived now stops no other.
 *
 * @throws What the first of them failed with.
 */
export async function deriveAll(db: DeriveDb, onSetAside: OnSetAside = () => {}): Promise<void> {
  const failed: unknown[] = []
  let batches = 0
  for (const workspaceId of await workspacesBehind(db)) {
    try {
      while (await deriveBatch(db, workspaceId, onSetAside)) batches += 1
    } catch (error) {
      failed.push(error)
    }
  }
  if (batches >= manyBatches) await analyzeDerived(db, batches * batchSize)
  if (failed.length > 0) throw failed[0]
}

/**
 * Works off everything queued of one workspace, in a transaction for each batch. May be stopped anywhere.
 *
 * @param onProgress Told how many entries of the queue are left, and of how many.
 */
export async function workOff(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: (left: number, total: number) => void,
): Promise<void> {
  const total = await queueLength(db, workspaceId)
  while (await deriveBatch(db, workspaceId)) {
    onProgress(Math.min(total, await queueLength(db, workspaceId)), total)
  }
  if (total >= manyBatches * batchSize) await analyzeDerived(db, total)
}

/**
 * Throws away everything derived of a workspace and derives it again from the inputs. Readers see the old until the
 * new is whole.
 *
 * @param onProgress Told how many entries of the queue are left, and of how many.
 */
export async function rebuild(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: (left: number, total: number) => void = () => {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, workspaceId)
    await rebuildLocked(trx, workspaceId, onProgress)
  })
}

/** Does so in the transaction of `db`, which holds the workspace's lock. */
export async function rebuildLocked(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: (left: number, total: number) => void,
): Promise<void> {
  const workspace = await requireWorkspace(db, workspaceId)
  await startOver(db, workspaceId)
  const total = await queueLength(db, workspaceId)
  await deriveQueued(db, workspace, async () => onProgress(await queueLength(db, workspaceId), total))
  if (total >= manyBatches * batchSize) await analyzeDerived(db, total)
}

/** Works off everything queued of `workspace`, in the transaction of `db`, which holds its lock. */
export async function deriveQueued(
  db: DeriveDb,
  workspace: Workspace,
  onBatch: () => Promise<void> = async () => {},
): Promise<void> {
  for (let changes = await takeChanges(db, workspace.id, batchSize); changes; ) {
    await deriveSafely(db, workspace, changes, deriveChanges)
    await onBatch()
    changes = await takeChanges(db, workspace.id, batchSize)
  }
}

/** Derives one batch in one transaction: taken off the queue only if all of it is derived. False when none was left. */
function deriveBatch(db: DeriveDb, workspaceId: WorkspaceId, onSetAside?: OnSetAside): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, workspaceId)
    const changes = await takeChanges(trx, workspaceId, batchSize)
    if (!changes) return false
    await deriveSafely(trx, await requireWorkspace(trx, workspaceId), changes, deriveChanges, onSetAside)
    return true
  })
}

/** Each step reads only what stands before it: events, then persons, then touchpoints, then leads and credits. */
export async function deriveChanges(
  db: DeriveDb,
  workspace: Workspace,
  { streams, keys, grown = new Map() }: Changes,
): Promise<void> {
  const { id } = workspace
  const concerned = new Set(streams)
  const tails = await readTails(db, id, new Map([...grown].filter(([stream]) => concerned.has(stream))))
  const ends = new Set(tails.map(({ streamId }) => streamId))
  const whole = streams.filter((stream) => !ends.has(stream))
  const events = await eventsOfStreams(db, id, whole)
  const named = await deriveStreams(db, id, whole, events)
  const linked = await deriveRecordLinks(db, id, keys)
  const changed = await derivePersons(db, id, [...keys, ...named, ...linked])
  const others = withoutAny(changed.streams, new Set(whole))
  const moved = new Set(others)
  const subjects = await deriveTouchpoints(db, workspace, {
    streamIds: [...whole, ...others],
    events: [...events, ...(await eventsOfStreams(db, id, others))],
    tails: tails.filter(({ streamId }) => !moved.has(streamId)),
  })
  const persons = new Set([...changed.persons, ...personsAmong(subjects, new Set([...streams, ...others]))])
  await deriveLeads(db, workspace, [...persons])
}

const withoutAny = <Item>(items: readonly Item[], others: ReadonlySet<Item>): Item[] =>
  items.filter((item) => !others.has(item))

export async function requireWorkspace(db: DeriveDb, workspaceId: WorkspaceId): Promise<Workspace> {
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace) throw new Error(`Workspace ${workspaceId} is queued but does not exist`)
  return workspace
}
