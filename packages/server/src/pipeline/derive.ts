import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { type BatchSizes, batchSizes } from './batch-sizes.ts'
import { lockWorkspace } from './claims.queries.ts'
import { deriveBatch } from './derive-batch.ts'
import type { OnSetAside } from './derive-safely.ts'
import { type OnRebuilding, rebuildLocked } from './hold-workspace.ts'
import { nowAndThen } from './now-and-then.ts'
import { type PlansForDerived, planForDerived } from './plan-for-derived.ts'
import { countWaiting, queueLength, queuePlace, workspacesBehind } from './queue.queries.ts'

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

/** So many batches of a workspace are derived at once, beside each other: while PostgreSQL works on one, another is computed. */
const mostLanes = 3

/** Works off everything queued of one workspace, in a transaction for each batch: in several lanes where there is much. */
async function deriveInLanes(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside,
  plans: PlansForDerived,
  { onBatch = () => {}, sizes = batchSizes, mayGoOn = () => true }: DeriveOptions,
): Promise<void> {
  const place = queuePlace()
  const waiting = await countWaiting(db, workspaceId, mostLanes * sizes.beside)
  const lanes = Math.max(1, Math.ceil(waiting / sizes.beside))
  const lane = async (): Promise<void> => {
    while (mayGoOn()) {
      const how = await deriveBatch(db, workspaceId, onSetAside, { sizes, place, mayBeAlone: lanes === 1 })
      if (how === 'NONE') return
      await onBatch(how)
      await plans.derived(how === 'ALONE' ? sizes.alone : sizes.beside)
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

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
  const onBatch = nowAndThen(async () => onProgress(Math.min(total, await queueLength(db, workspaceId)), total))
  await deriveInLanes(db, workspaceId, () => {}, plans, { onBatch })
  onProgress(0, total)
  await plans.end()
}

/**
 * Throws away everything derived of a workspace and derives it again from the inputs. Readers see the old until the
 * new is whole.
 */
export async function rebuild(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onProgress: OnRebuilding = () => {},
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, workspaceId)
    await rebuildLocked(trx, workspaceId, onProgress)
  })
}
