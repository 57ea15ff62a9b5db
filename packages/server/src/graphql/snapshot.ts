import type { WorkspaceId } from '@touchline/schema'
import { type ControlledTransaction, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { DB } from '../db/tables.ts'
import type { Read } from '../modules/reports/reports.loaders.ts'

export type Transaction = ControlledTransaction<DB>

/** One consistent view of a workspace, for as long as a request is answered. */
export type Snapshot = {
  readonly workspaceId: WorkspaceId
  readonly read: Read
  /** Gives the connection back, after the query that runs. What still waits for its turn is refused. */
  end(): Promise<void>
}

/**
 * A snapshot that sees `workspaceId` and nothing else: one read-only transaction, begun by the first query. Queries take
 * turns on its connection, as they must, in the order in which they came.
 *
 * @param timeoutSeconds What one statement may take: PostgreSQL then ends it.
 */
export const openSnapshot = (db: Db, workspaceId: WorkspaceId, timeoutSeconds: number): Snapshot => ({
  workspaceId,
  ...takingTurns(() => begin(db, workspaceId, timeoutSeconds, 'read only')),
})

/** Queries that take turns on the connection of one transaction, which the first of them begins. */
export function takingTurns(begins: () => Promise<Transaction>): Pick<Snapshot, 'read' | 'end'> {
  let transaction: Promise<Transaction> | undefined
  let lastInLine: Promise<unknown> = Promise.resolve()
  let hasEnded = false
  const run = async <T>(query: (db: Db) => Promise<T>): Promise<T> => {
    if (hasEnded) throw new Error('The request has been answered')
    transaction ??= begins()
    return query(await transaction)
  }
  return {
    read(query) {
      const result = lastInLine.then(() => run(query))
      lastInLine = result.catch(() => {})
      return result
    },
    async end() {
      hasEnded = true
      await lastInLine
      await transaction?.then(rollBack, () => {})
    },
  }
}

/** Begins a transaction whose view of the workspace stays the same. */
export async function begin(
  db: Db,
  workspaceId: WorkspaceId,
  timeoutSeconds: number,
  accessMode: 'read only' | 'read write',
): Promise<Transaction> {
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode(accessMode)
    .execute()
  try {
    await sql`
      select set_config('touchline.workspace_id', ${workspaceId}, true),
        set_config('statement_timeout', ${`${timeoutSeconds}s`}, true)`.execute(transaction)
    return transaction
  } catch (error) {
    await rollBack(transaction)
    throw error
  }
}

/** Nothing was written. Where this fails the connection is broken, and given back all the same. */
export const rollBack = (transaction: Transaction): Promise<void> =>
  transaction
    .rollback()
    .execute()
    .catch(() => {})
