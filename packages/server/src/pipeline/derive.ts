import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { lockWorkspace } from './claims.queries.ts'
import { type BatchSizes, batchSizes, deriveBatch } from './derive-batch.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveSafely, type OnSetAside } from './derive-safely.ts'
import { queueHeldBack } from './long-streams.queries.ts'
import { analyzeDerived, queueLength, startOver, takeChanges, workspacesBehind } from './queue.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

/** After so many in a row, reports would be planned for much less than there is. */
const manyBatches = 5

export type DeriveOptions = {
  readonly sizes?: BatchSizes
  /** Told of each batch whether others derived the workspace meanwhile. */
  readonly onBatch?: (how: 'ALONE' | 'BESIDE') => void
}

/**
 * Works off everything queued, workspace by workspace. Safe to run in any number of processes at once. One workspace that
 * can't be derived now stops no other.
 *
 * @throws What the first of them failed with.
 */
export async function deriveAll(
  db: DeriveDb,
  onSetAside: OnSetAside = () => {},
  { onBatch = () => {}, sizes = batchSizes }: DeriveOptions = {},
): Promise<void> {
  const next = (workspaceId: WorkspaceId) => deriveBatch(db, workspaceId, onSetAside, sizes)
  const failed: unknown[] = []
  let batches = 0
  for (const workspaceId of await workspacesBehind(db)) {
    try {
      for (let how = await next(workspaceId); how !== 'NONE'; how = await next(workspaceId)) {
        onBatch(how)
        batches += 1
      }
    } catch (error) {
      failed.push(error)
    }
  }
  if (batches >= manyBatches) await analyzeDerived(db, batches * batchSizes.alone)
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
  while ((await deriveBatch(db, workspaceId)) !== 'NONE') {
    onProgress(Math.min(total, await queueLength(db, workspaceId)), total)
  }
  if (total >= manyBatches * batchSizes.alone) await analyzeDerived(db, total)
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
  if (total >= manyBatches * batchSizes.alone) await analyzeDerived(db, total)
}

/** Works off everything queued of `workspace`, held back or not, in the transaction of `db`, which holds its lock. */
export async function deriveQueued(
  db: DeriveDb,
  workspace: Workspace,
  onBatch: () => Promise<void> = async () => {},
): Promise<void> {
  await queueHeldBack(db, workspace.id)
  for (let changes = await takeChanges(db, workspace.id, batchSizes.alone); changes; ) {
    await deriveSafely(db, workspace, changes, deriveChanges)
    await onBatch()
    changes = await takeChanges(db, workspace.id, batchSizes.alone)
  }
}
