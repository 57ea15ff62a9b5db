import { sql } from 'kysely'
import type { Db } from './database.ts'

const known = new WeakMap<Db, Promise<number>>()

/** The number that the type `incoming_event` has in this database. Asked once. */
export function incomingEventType(db: Db): Promise<number> {
  const before = known.get(db)
  if (before) return before
  const asked = sql<{ type: number }>`select 'incoming_event'::regtype::oid as type`
    .execute(db)
    .then(({ rows: [row] }) => row?.type ?? 0)
  known.set(db, asked)
  asked.catch(() => forgetTypes(db))
  return asked
}

/** For when something failed: a database that was restored in its place may number its types anew. */
export function forgetTypes(db: Db): void {
  known.delete(db)
}
