import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'

/** Resolves once so many transactions wait for an advisory lock. */
export async function lockWaiters(db: Db, expected: number): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`.execute(db)
      return rows[0]?.waiting
    })
    .toBe(expected)
}
