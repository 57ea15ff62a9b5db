import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import { isDatabaseDown } from '../lib/database-down.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { type Changes, sizeOf } from './changes.ts'
import { TakenByAnother } from './claims.queries.ts'
import { noLongerAside, setAside } from './set-aside.queries.ts'

/** Told what was set aside. */
export type OnSetAside = (aside: {
  readonly workspaceId: WorkspaceId
  readonly changes: Changes
  readonly error: unknown
}) => void

/**
 * Derives `changes`. Where something can't be derived, it is found by halving, and set aside with its error: the rest is
 * derived all the same.
 *
 * @param db In a transaction.
 * @throws Whatever says that nothing could be derived now, such as a lost connection, a deadlock or `TakenByAnother`.
 */
export async function deriveSafely(
  db: DeriveDb,
  workspace: Workspace,
  changes: Changes,
  derive: (db: DeriveDb, workspace: Workspace, changes: Changes) => Promise<void>,
  onSetAside: OnSetAside = () => {},
): Promise<void> {
  let failure: unknown
  const how = await trying(
    db,
    async () => {
      await derive(db, workspace, changes)
      await noLongerAside(db, workspace.id, changes)
    },
    (error) => {
      failure = error
    },
  )
  if (how === 'DONE') return
  if (sizeOf(changes) === 1) {
    await setAside(db, workspace.id, changes, wordsOf(failure))
    onSetAside({ workspaceId: workspace.id, changes, error: failure })
    return
  }
  for (const half of halves(changes)) await deriveSafely(db, workspace, half, derive, onSetAside)
}

/**
 * Does `work`, and leaves everything as it was where it fails.
 *
 * @param db In a transaction.
 * @throws As `deriveSafely` does.
 */
export async function trying(
  db: DeriveDb,
  work: () => Promise<void>,
  onError: (error: unknown) => void = () => {},
): Promise<'DONE' | 'FAILED'> {
  await sql`savepoint trying`.execute(db)
  try {
    await work()
    await sql`release savepoint trying`.execute(db)
    return 'DONE'
  } catch (error) {
    if (isForLater(error)) throw error
    await sql`rollback to savepoint trying`.execute(db)
    await sql`release savepoint trying`.execute(db)
    onError(error)
    return 'FAILED'
  }
}

function halves({ streams, keys, ...rest }: Changes): [Changes, Changes] {
  const middle = Math.ceil((streams.length + keys.length) / 2)
  const ofKeys = Math.max(0, middle - streams.length)
  return [
    { ...rest, streams: streams.slice(0, middle), keys: keys.slice(0, ofKeys) },
    { ...rest, streams: streams.slice(middle), keys: keys.slice(ofKeys) },
  ]
}

/** Classes of PostgreSQL's errors that say nothing about what was derived: rolled back, prepared of old, out of resources, stopped. */
const laterClasses = ['08', '0A', '25', '40', '53', '55', '57', '58', 'XX']

/** The same may succeed when it is tried again. */
function isForLater(error: unknown): boolean {
  if (isDatabaseDown(error) || error instanceof TakenByAnother) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[0-9A-Z]{5}$/.test(code) && laterClasses.includes(code.slice(0, 2))
}

/** What went wrong, without what was sent: PostgreSQL and Node quote values, between quotation marks or at the end. */
export const wordsOf = (error: unknown): string => {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return `${name}${code}: ${message.replaceAll(/(["'`]).*\1/gs, '…').slice(0, 200)}`
}
