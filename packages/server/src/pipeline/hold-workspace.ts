import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { batchSizes } from './batch-sizes.ts'
import type { Changes } from './changes.ts'
import { lockWorkspace } from './claims.queries.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveAllConversions } from './derive-conversions.ts'
import { deriveSafely, trying } from './derive-safely.ts'
import { queueHeldBack } from './long-streams.queries.ts'
import { nowAndThen } from './now-and-then.ts'
import { planForDerived } from './plan-for-derived.ts'
import { queueLength, queuePlace, startOver, takeChanges } from './queue.queries.ts'
import { isRebuildDue, noteRebuilt } from './rebuild-due.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

/** Told how many entries of the queue are left, and of how many. */
export type OnRebuilding = (left: number, total: number) => void

/** Throws away everything derived of a workspace and derives it again, in the transaction of `db`, which holds its lock. */
export async function rebuildLocked(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: OnRebuilding = () => {},
): Promise<void> {
  await deriveAnew(db, await requireWorkspace(db, workspaceId), onProgress)
  await noteRebuilt(db, workspaceId)
}

/** Does so where that is due. Returns whether it was. */
export async function rebuildIfDue(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress?: OnRebuilding,
): Promise<boolean> {
  const isDue = await isRebuildDue(db, workspaceId)
  if (isDue) await rebuildLocked(db, workspaceId, onProgress)
  return isDue
}

/**
 * Waits until no other transaction derives this workspace: until this one ends, none will. What is derived of it is of its
 * inputs as they are by now.
 */
export async function holdWorkspace(db: DeriveDb, workspaceId: WorkspaceId, onProgress?: OnRebuilding): Promise<void> {
  await lockWorkspace(db, workspaceId)
  await rebuildIfDue(db, workspaceId, onProgress)
}

/**
 * Throws away everything derived of `workspace`, and derives it from the inputs in the transaction of `db`, which holds its lock.
 * Conversions are derived at the end, of all leads at once: where that can't be done, of each batch, so that only what it can't be
 * done of is set aside.
 *
 * @param onStart Told how many entries there are, before any is worked off.
 */
export async function deriveAnew(
  db: DeriveDb,
  workspace: Workspace,
  onProgress: OnRebuilding,
  onStart: OnRebuilding = () => {},
): Promise<void> {
  const from = async (conversions: 'NOW' | 'LATER'): Promise<void> => {
    await startOver(db, workspace.id)
    const total = await queueLength(db, workspace.id)
    onStart(total, total)
    await deriveQueued(db, workspace, {
      conversions,
      onBatch: nowAndThen(async () => onProgress(await queueLength(db, workspace.id), total)),
    })
    if (conversions === 'LATER') await deriveAllConversions(db, workspace)
    onProgress(0, total)
  }
  if ((await trying(db, () => from('LATER'))) === 'FAILED') await from('NOW')
}

export type QueuedOptions = {
  readonly onBatch?: () => Promise<void>
  /** LATER: who earned them is left for the caller to derive. */
  readonly conversions?: 'NOW' | 'LATER'
}

/** Works off everything queued of `workspace`, held back or not, in the transaction of `db`, which holds its lock. */
export async function deriveQueued(
  db: DeriveDb,
  workspace: Workspace,
  { onBatch = async () => {}, conversions = 'NOW' }: QueuedOptions = {},
): Promise<void> {
  await queueHeldBack(db, workspace.id)
  const plans = planForDerived(db)
  const derive = (trx: DeriveDb, of: Workspace, some: Changes) => deriveChanges(trx, of, some, { conversions })
  const place = queuePlace()
  const next = () => takeChanges(db, workspace.id, batchSizes.alone, place)
  for (let changes = await next(); changes; changes = await next()) {
    await deriveSafely(db, workspace, changes, derive)
    await onBatch()
    await plans.derived(batchSizes.alone)
  }
  await plans.end()
}
