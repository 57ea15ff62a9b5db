import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { lockWorkspace } from './claims.queries.ts'
import { type BatchSizes, batchSizes, deriveBatch } from './derive-batch.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveSafely, type OnSetAside } from './derive-safely.ts'
import { queueHeldBack } from './long-streams.queries.ts'
import { type PlansForDerived, planForDerived } from './plan-for-derived.ts'
import { countWaiting, queueLength, startOver, takeChanges, workspacesBehind } from './queue.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

export type DeriveOptions = {
  readonly sizes?: BatchSizes
  /** Told of each batch whether others derived the workspace meanwhile. */
  readonly onBatch?: (how: 'ALONE' | 'BESIDE') => void | Promise<void>
  /** Asked before each batch; where not, what is queued stays queued. */
  readonly mayGoOn?: () => boolean
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
  options: DeriveOptions = {},
): Promise<void> {
  const failed: unknown[] = []
  const plans = planForDerived(db)
  for (const workspaceId of await workspacesBehind(db)) {
    try {
      await deriveInLanes(db, workspaceId, onSetAside, plans, options)
    } catch (error) {
      failed.push(error)
    }
  }
  await plans.end()
  if (failed.length > 0) throw failed[0]
}

/** So many batches of a workspace are derived at once: while PostgreSQL works on one, another is computed. */
const mostLanes = 3

/** Works off everything queued of one workspace, in a transaction for each batch: in several lanes where there is much. */
async function deriveInLanes(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside,
  plans: PlansForDerived,
  { onBatch = () => {}, sizes = batchSizes, mayGoOn = () => true }: DeriveOptions,
): Promise<void> {
  const lane = async (): Promise<void> => {
    while (mayGoOn()) {
      const how = await deriveBatch(db, workspaceId, onSetAside, sizes)
      if (how === 'NONE') return
      await onBatch(how)
      await plans.derived(how === 'ALONE' ? sizes.alone : sizes.beside)
    }
  }
  const waiting = await countWaiting(db, workspaceId, mostLanes * sizes.beside)
  const lanes = Math.max(1, Math.ceil(waiting / sizes.beside))
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

/** How often it is told how far it is: counting what is left may take longer than a batch. */
const tellEveryMs = 500

/**
 * Works off everything queued of one workspace. May be stopped anywhere.
 *
 * @param onProgress Told now and then how many entries of the queue are left, and of how many; at the end that none is.
 */
export async function workOff(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: (left: number, total: number) => void,
): Promise<void> {
  const total = await queueLength(db, workspaceId)
  const plans = planForDerived(db)
  let toldAt = Date.now()
  const onBatch = async (): Promise<void> => {
    if (Date.now() - toldAt < tellEveryMs) return
    toldAt = Date.now()
    onProgress(Math.min(total, await queueLength(db, workspaceId)), total)
  }
  await deriveInLanes(db, workspaceId, () => {}, plans, { onBatch })
  onProgress(0, total)
  await plans.end()
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
}

/**
 * Works off everything queued of `workspace`, held back or not, in the transaction of `db`, which holds its lock.
 *
 * @param plans Told of what is derived.
 */
export async function deriveQueued(
  db: DeriveDb,
  workspace: Workspace,
  onBatch: () => Promise<void> = async () => {},
  plans: PlansForDerived = planForDerived(db),
): Promise<void> {
  await queueHeldBack(db, workspace.id)
  for (let changes = await takeChanges(db, workspace.id, batchSizes.alone); changes; ) {
    await deriveSafely(db, workspace, changes, deriveChanges)
    await onBatch()
    await plans.derived(batchSizes.alone)
    changes = await takeChanges(db, workspace.id, batchSizes.alone)
  }
  await plans.end()
}
