import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import type { Db } from './database.ts'

/** So far ahead partitions are made. Ids may be two days ahead; the rest is for a server that can't make any for a while. */
const aheadDays = 90

const dayMs = 86_400_000

/** Longer than this nobody who reads events is to wait for a partition. */
const longestWait = '2s'

/**
 * Makes the partitions that events of the coming months go to, where they are missing, and moves there what waits for them
 * in the default partition. Any number of processes may do so at once.
 *
 * @param db Of the owner role: no other may.
 * @returns Their names.
 * @throws PostgreSQL's error where somebody reads events for too long: it is for later.
 */
export function makeEventPartitions(db: Db, now: Date): Promise<string[]> {
  const until = new Date(now.getTime() + aheadDays * dayMs)
  return db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = ${sql.lit(longestWait)}`.execute(trx)
    const { rows } = await sql<{ made: string[] }>`select make_event_partitions(${until}) as made`.execute(trx)
    return rows[0]?.made ?? []
  })
}

/**
 * Drops the partitions of the months before an instant, as far as they are empty: the one of the past takes their place. What
 * PostgreSQL would keep of deleted rows until it vacuums, is free at once.
 *
 * @param db Of the owner role: no other may.
 * @returns Their names.
 * @throws PostgreSQL's error where somebody reads or stores events for too long: it is for later.
 */
export function dropEventPartitions(db: Db, before: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = ${sql.lit(longestWait)}`.execute(trx)
    const { rows } = await sql<{ dropped: string[] }>`select drop_event_partitions(${before}) as dropped`.execute(trx)
    return rows[0]?.dropped ?? []
  })
}

const lockNotAvailable = '55P03'

/** The same, but leaves it to the next who tries where others are in the way: until then, the default partition will do. */
export async function tryToMakeEventPartitions(db: Db, now: Date): Promise<void> {
  await makeEventPartitions(db, now).catch((error) => {
    if (!(error instanceof DatabaseError) || error.code !== lockNotAvailable) throw error
  })
}
