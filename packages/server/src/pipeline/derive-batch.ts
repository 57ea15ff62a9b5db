import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { type BatchSizes, batchSizes } from './batch-sizes.ts'
import { claiming, enterWorkspace, lockWorkspace, TakenByAnother } from './claims.queries.ts'
import { deriveChanges } from './derive-changes.ts'
import { deriveSafely, type OnSetAside } from './derive-safely.ts'
import { rebuildIfDue } from './hold-workspace.ts'
import { holdBackPersons } from './long-persons.queries.ts'
import { holdBack, queueDue } from './long-streams.queries.ts'
import { type QueuePlace, queueLength, queuePlace, takeChanges, takeUnclaimed } from './queue.queries.ts'
import { isRebuildDue } from './rebuild-due.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

/** How a batch was derived. NONE: there was nothing to take. CROWDED: it was left, others are at work on some of it. */
export type HowDerived = 'ALONE' | 'BESIDE' | 'NONE' | 'CROWDED'

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
): Promise<Exclude<HowDerived, 'CROWDED'>> {
  const how = await tryBatch(db, workspaceId, onSetAside, { sizes, place, mayBeAlone })
  if (how !== 'CROWDED') return how
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

async function tryBatch(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside | undefined,
  options: Required<BatchOptions>,
): Promise<HowDerived> {
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
): Promise<'ALONE' | 'NONE'> {
  if (await rebuildIfDue(trx, workspaceId)) return 'ALONE'
  await queueDue(trx, workspaceId)
  const taken = await takeChanges(trx, workspaceId, sizes.alone, place)
  if (!taken) return 'NONE'
  const changes = await holdBack(trx, workspaceId, taken)
  const derive: typeof deriveChanges = (db, of, some) => deriveChanges(db, of, some, { holdBack: holdBackPersons })
  await deriveSafely(trx, await requireWorkspace(trx, workspaceId), changes, derive, onSetAside)
  return 'ALONE'
}

async function deriveBeside(
  trx: DeriveDb,
  workspaceId: WorkspaceId,
  onSetAside: OnSetAside | undefined,
  { sizes, place }: Required<BatchOptions>,
): Promise<HowDerived> {
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
  return 'BESIDE'
}

/** Two waited for each other; or there is no place for another lock. */
const crowdedCodes = ['40P01', '53200']

const isCrowded = (error: unknown): boolean =>
  error instanceof TakenByAnother ||
  (error instanceof Error && 'code' in error && crowdedCodes.includes(String(error.code)))
