import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import type { Changes } from './changes.ts'
import { lockWorkspace } from './claims.queries.ts'
import { type BatchSizes, batchSizes, deriveBatch } from './derive-batch.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveAllConversions } from './derive-conversions.ts'
import { deriveSafely, type OnSetAside, trying } from './derive-safely.ts'
import { queueHeldBack } from './long-streams.queries.ts'
import { type PlansForDerived, planForDerived } from './plan-for-derived.ts'
import { countWaiting, queueLength, queuePlace, startOver, takeChanges, workspacesBehind } from './queue.queries.ts'
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
  const place = queuePlace()
  const lane = async (): Promise<void> => {
    while (mayGoOn()) {
      const how = await deriveBatch(db, workspaceId, onSetAside, { sizes, place })
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

/** How often it is told how far it is; and so many times as long as counting takes, which goes through all that is left. */
const [tellEveryMs, tellAfterTimes] = [500, 20]

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
  await deriveAnew(db, await requireWorkspace(db, workspaceId), onProgress)
}

/**
 * Throws away everything derived of `workspace`, and derives it from the inputs in the transaction of `db`, which holds its lock.
 * Conversions are derived at the end, of all leads at once: where that can't be done, of each batch, so that only what it can't be
 * done of is set aside.
 */
export async function deriveAnew(
  db: DeriveDb,
  workspace: Workspace,
  onProgress: (left: number, total: number) => void,
): Promise<void> {
  const from = async (conversions: 'NOW' | 'LATER'): Promise<void> => {
    await startOver(db, workspace.id)
    const total = await queueLength(db, workspace.id)
    onProgress(total, total)
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

/** Does what may take longer than a batch now and then, however often it is asked for. */
function nowAndThen(work: () => Promise<void>): () => Promise<void> {
  let dueAt = Date.now() + tellEveryMs
  return async () => {
    const begunAt = Date.now()
    if (begunAt < dueAt) return
    dueAt = Number.POSITIVE_INFINITY
    await work()
    dueAt = Date.now() + Math.max(tellEveryMs, tellAfterTimes * (Date.now() - begunAt))
  }
}
