import type { Db } from '../db/database.ts'
import { dropEventPartitions } from '../db/event-partitions.ts'
import { sealedByAllBefore } from '../modules/collect/sealing.queries.ts'
import { listWorkspaces } from '../modules/workspaces/workspaces.queries.ts'
import { startHourlyLoop } from './hourly-loop.ts'
import type { Loop } from './loop.ts'
import { seal } from './seal.ts'

/** Keeps sealed what workspaces keep no longer. */
export const startSealLoop = (db: Db, onError: (error: unknown) => void): Loop =>
  startHourlyLoop((mayGoOn) => sealAll(db, new Date(), mayGoOn), onError)

/** Seals what any workspace keeps no longer, and gives back the months that are empty then. */
export async function sealAll(db: Db, now: Date, mayGoOn: () => boolean): Promise<void> {
  for (const workspace of await listWorkspaces(db)) await seal(db, workspace, { now, mayGoOn })
  await dropSealedMonths(db)
}

/** Drops the partitions of months that are empty and sealed for everybody. Returns their names. */
export async function dropSealedMonths(db: Db): Promise<string[]> {
  const before = await sealedByAllBefore(db)
  return before ? dropEventPartitions(db, before) : []
}
