import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { type BatchSizes, batchSizes } from './batch-sizes.ts'
import { lockWorkspace } from './claims.queries.ts'
import { deriveBatch, type HowDerived } from './derive-batch.ts'
import type { OnSetAside } from './derive-safely.ts'
import { type OnRebuilding, rebuildLocked } from './hold-workspace.ts'
import { nowAndThen } from './now-and-then.ts'
import { type PlansForDerived, planForDerived } from './plan-for-derived.ts'
import { countWaiting, queueLength, queuePlace, workspacesBehind } from './queue.queries.ts'

export type DeriveOptions = {
  readonly sizes?: BatchSizes
  /** Told of each batch whether others derived the workspace meanwhile. */
  readonly onBatch?: (how: HowDerived) => void | Promise<void>
  /** Asked before each batch; where not, what is queued stays queued. */
  readonly mayGoOn?: () => boolean
  /** Awaited after a batch that took little: small batches cost nearly as much as larger ones, and more comes meanwhile. */
  readonly rest?: () => Promise<unknown>
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

/**
 * Works off everything queued of one workspace, in a transaction for each batch: in several lanes where there is much, until
 * nothing is left. How much there is, is looked at again after each batch that was derived alone: more may have come than one
 * lane can follow.
 */
async function deriveInLanes(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside,
  plans: PlansForDerived,
  { onBatch = () => {}, sizes = batchSizes, mayGoOn = () => true, rest = async () => {} }: DeriveOptions,
): Promise<void> {
  const place = queuePlace()
  const next = async (mayBeAlone: boolean): Promise<'MORE' | 'NONE'> => {
    if (!mayGoOn()) return 'NONE'
    const derived = await deriveBatch(db, workspaceId, onSetAside, { sizes, place, mayBeAlone })
    if (derived === 'NONE') return 'NONE'
    await onBatch(derived.how)
    await plans.derived(derived.taken)
    if (derived.taken < sizes.beside / 2) await rest()
    return 'MORE'
  }
  const lane = async (): Promise<void> => {
    while ((await next(false)) === 'MORE');
  }
  for (;;) {
    const waiting = await countWaiting(db, workspaceId, mostLanes * sizes.beside)
    const lanes = Math.ceil(waiting / sizes.beside)
    if (lanes > 1) return allEnded(Array.from({ length: lanes }, lane))
    if ((await next(true)) === 'NONE') return
  }
}

/** Waits for all of them. @throws What the first of them failed with. */
async function allEnded(some: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(some)).find((end) => end.status === 'rejected')
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
