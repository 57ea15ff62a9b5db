import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import { isDatabaseDown } from '../lib/database-down.ts'
import {
  type AwaitedKnowledge,
  awaitedKnowledge,
  dropKnowledge,
  isAwaited,
  type KnowledgeState,
  listKnowledge,
  noteKnowledge,
} from '../modules/workspaces/knowledge.queries.ts'
import { deriveKnowledge } from './derive-knowledge.ts'
import { wordsOf } from './derive-safely.ts'
import { forgetKnowledge, knowledgeLock } from './keep-knowledge.queries.ts'
import { requireWorkspace } from './require-workspace.ts'

/** How much earlier knowledge is kept of a workspace: three explained changes, or as many reports as that is times. */
export const mostKept = 24

type WorkOffOptions = {
  readonly now?: () => Date
  /** Told of whatever could not be derived: it is noted, and the rest goes on. */
  readonly onError?: (error: unknown) => void
  /** Told how far it is with one. */
  readonly onProgress?: (awaited: AwaitedKnowledge, done: number, total: number) => void
  readonly mayGoOn?: () => boolean
}

/**
 * Derives what was asked for of earlier times, in that order, each in a transaction of its own, until nothing is left that no
 * other process is at. May be stopped anywhere, and run in any number of processes at once.
 *
 * @param db Of role `derive`, of a login that may act as `ingest`, too; with a connection to spare.
 */
export async function workOffKnowledge(db: DeriveDb, options: WorkOffOptions = {}): Promise<void> {
  const { mayGoOn = () => true } = options
  for (let more = true; more && mayGoOn(); ) {
    more = false
    for (const awaited of await awaitedKnowledge(db)) {
      if (!mayGoOn() || !(await deriveAndNote(db, awaited, options))) continue
      await dropBeyond(db, awaited.workspaceId)
      more = true
    }
  }
}

/** Derives it, and says how that went. False where there is nothing to say: another process is at it, or it was told to stop. */
async function deriveAndNote(db: DeriveDb, awaited: AwaitedKnowledge, options: WorkOffOptions): Promise<boolean> {
  const { workspaceId, id } = awaited
  const { mayGoOn = () => true, onError = () => {}, now = () => new Date() } = options
  try {
    const derived = await deriveOne(db, awaited, options)
    if (!derived) return false
    await noteKnowledge(db, workspaceId, id, { status: 'READY', derivedAt: now(), problem: null, ...derived })
  } catch (error) {
    if (!mayGoOn()) return false
    if (isDatabaseDown(error)) throw error
    onError(error)
    await noteKnowledge(db, workspaceId, id, { status: 'FAILED', problem: wordsOf(error) })
  }
  return true
}

/** Null where another process is at it, or has been. */
function deriveOne(
  db: DeriveDb,
  awaited: AwaitedKnowledge,
  { onProgress = () => {}, mayGoOn = () => true }: WorkOffOptions,
): Promise<Pick<KnowledgeState, 'leftOut'> | null> {
  const { workspaceId, id, known } = awaited
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      if (!(await isFree(trx, awaited)) || !(await isAwaited(db, workspaceId, id))) return null
      let noted = Promise.resolve()
      const leftOut = await deriveKnowledge(trx, await requireWorkspace(trx, workspaceId), known, (left, total) => {
        if (!mayGoOn()) throw new Error('Told to stop')
        onProgress(awaited, total - left, total)
        // Others are to see it, so it is no part of the transaction.
        const state = { status: 'DERIVING', done: total - left, total } as const
        noted = noted.then(() => noteKnowledge(db, workspaceId, id, state))
      })
      await noted
      return { leftOut }
    })
}

/** Makes place: what was asked for first goes first. */
const dropBeyond = (db: DeriveDb, workspaceId: WorkspaceId): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const { id } of (await listKnowledge(trx, workspaceId)).slice(mostKept)) {
      await forgetKnowledge(trx, workspaceId, id)
      await dropKnowledge(trx, workspaceId, id)
    }
  })

/** Nobody is at it, or about to forget all that is known of the workspace: what they change would not be seen here. */
async function isFree(db: DeriveDb, { workspaceId, id }: AwaitedKnowledge): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock_shared(hashtextextended(${knowledgeLock(workspaceId)}, 0))
      and pg_try_advisory_xact_lock(hashtextextended(${`knowledge:${id}`}, 0)) as free`.execute(db)
  return rows[0]?.free ?? false
}
