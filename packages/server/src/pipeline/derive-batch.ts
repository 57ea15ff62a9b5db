import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { type BatchSizes, batchSizes } from './batch-sizes.ts'
import { sizeOf } from './changes.ts'
import { claiming, enterWorkspace, lockWorkspace, TakenByAnother } from './claims.queries.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveSafely, type OnSetAside } from './derive-safely.ts'
import { rebuildIfDue } from './hold-workspace.ts'
import { holdBackPersons } from './long-persons.queries.ts'
import { holdBack, queueDue } from './long-streams.queries.ts'
import { type QueuePlace, queueLength, queuePlace, takeChanges, takeUnclaimed } from './queue.queries.ts'
import { isRebuildDue } from './rebuild-due.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

/** How a batch was derived. */
export type HowDerived = 'ALONE' | 'BESIDE'

/** NONE: there was nothing to take. */
export type DerivedBatch =
  | 'NONE'
  | {
      readonly how: HowDerived
      /** How many streams and keys it took off the queue: several entries of one count once. */
      readonly taken: number
    }

/**
 * Derives one batch in one transaction: taken off the queue only if all of it is derived. Where nobody else derives the
 * workspace, as its only one; otherwise beside the others, whatever no other has claimed. What can't be had so is waited for,
 * and derived alone. NONE only when nothing is left that anybody might still give back. Where all is to be derived again, that
 * comes first, in the place of the batch.
 */
export async function deriveBatch(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside?: OnSetAside,
  { sizes = batchSizes, place = queuePlace(), mayBeAlone = true }: BatchOptions = {},
): Promise<DerivedBatch> {
  const derived = await tryBatch(db, workspaceId, onSetAside, { sizes, place, mayBeAlone })
  if (derived !== 'CROWDED') return derived
  place.restart()
  return db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, workspaceId)
    return deriveAlone(trx, workspaceId, onSetAside, { sizes, place, mayBeAlone })
  })
}

export type BatchOptions = {
  readonly sizes?: BatchSizes
  /** Where to go on, kept from batch to batch. */
  readonly place?: QueuePlace
  /** Where nobody else derives the workspace, as is so unless given: false where others are about to. */
  readonly mayBeAlone?: boolean
}

/** CROWDED: it was left, others are at work on some of it. */
type TriedBatch = DerivedBatch | 'CROWDED'

async function tryBatch(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside | undefined,
  options: Required<BatchOptions>,
): Promise<TriedBatch> {
  try {
    return await db.transaction().execute(async (trx) => {
      const isAlone = await enterWorkspace(trx, workspaceId, options.mayBeAlone)
      return isAlone
        ? deriveAlone(trx, workspaceId, onSetAside, options)
        : deriveBeside(trx, workspaceId, onSetAside, options)
    })
  } catch (error) {
    if (isCrowded(error)) return 'CROWDED'
    throw error
  }
}

async function deriveAlone(
  trx: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside | undefined,
  { sizes, place }: Required<BatchOptions>,
): Promise<DerivedBatch> {
  if (await rebuildIfDue(trx, workspaceId)) return { how: 'ALONE', taken: 0 }
  await queueDue(trx, workspaceId)
  const taken = await takeChanges(trx, workspaceId, sizes.alone, place)
  if (!taken) return 'NONE'
  const changes = await holdBack(trx, workspaceId, taken)
  const derive: typeof deriveChanges = (db, of, some) => deriveChanges(db, of, some, { holdBack: holdBackPersons })
  await deriveSafely(trx, await requireWorkspace(trx, workspaceId), changes, derive, onSetAside)
  return { how: 'ALONE', taken: sizeOf(taken) }
}

async function deriveBeside(
  trx: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside | undefined,
  { sizes, place }: Required<BatchOptions>,
): Promise<TriedBatch> {
  if (await isRebuildDue(trx, workspaceId)) return 'CROWDED'
  await queueDue(trx, workspaceId)
  const taken = await takeUnclaimed(trx, workspaceId, sizes.beside, place)
  // What others have taken is still there until they commit.
  if (!taken) return (await queueLength(trx, workspaceId)) > 0 ? 'CROWDED' : 'NONE'
  const changes = await holdBack(trx, workspaceId, taken)
  const workspace = await requireWorkspace(trx, workspaceId)
  const derive: typeof deriveChanges = (db, of, some) =>
    deriveChanges(db, of, some, { claim: claiming(db, workspaceId), holdBack: holdBackPersons })
  await deriveSafely(trx, workspace, changes, derive, onSetAside)
  return { how: 'BESIDE', taken: sizeOf(taken) }
}

/** Two waited for each other; or there is no place for another lock. */
const crowdedCodes = ['40P01', '53200']

const isCrowded = (error: unknown): boolean =>
  error instanceof TakenByAnother ||
  (error instanceof Error && 'code' in error && crowdedCodes.includes(String(error.code)))
