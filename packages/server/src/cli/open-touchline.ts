import type { Config } from '../config.ts'
import { type Db, type DeriveDb, type IngestDb, openDatabase } from '../db/database.ts'
import { type JoinedDatabase, joinOrStart } from '../db/embedded/join-embedded.ts'
import type { startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate, requireMigrated } from '../db/migrate.ts'

/** The database of a command: a pool for each thing it may do. */
export type Touchline = {
  readonly owner: Db
  readonly ingest: IngestDb
  readonly derive: DeriveDb
  readonly reader: Db
}

/** Runs `work` on the database of `config`, and lets go of the database whatever comes of it. */
export async function withTouchline<T>(
  config: Config,
  command: string,
  work: (touchline: Touchline) => Promise<T>,
): Promise<T> {
  const { url, stop } = await reachDatabase(config, command, joinOrStart)
  const touchline = openPools(url)
  try {
    return await work(touchline)
  } finally {
    await closePools(touchline)
    await stop()
  }
}

/** Where a database is, and how to let go of it. */
export type ReachedDatabase = Pick<JoinedDatabase, 'url' | 'stop'>

/** A database of one's own is migrated on purpose, by `touchline migrate`; the embedded one by whoever starts it. */
export async function reachDatabase(
  { databaseUrl, home }: Config,
  command: string,
  start: typeof startEmbedded | typeof joinOrStart,
): Promise<ReachedDatabase> {
  if (databaseUrl) {
    await requireMigrated(databaseUrl)
    return { url: databaseUrl, stop: async () => {} }
  }
  const embedded = await start({ home, command: `touchline ${command}` })
  try {
    await migrate(embedded.url)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return embedded
}

export const openPools = (url: string): Touchline => ({
  owner: openDatabase(url, 'owner', 2),
  ingest: openDatabase(url, 'ingest', 4),
  derive: openDatabase(url, 'derive', 4),
  reader: openDatabase(url, 'reader', 8),
})

export async function closePools(touchline: Touchline): Promise<void> {
  await Promise.all(Object.values(touchline).map((db: Db) => db.destroy()))
}
