import { sql } from 'kysely'
import { actAs } from '../db/act-as.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Places } from '../lib/places.ts'
import type { Read } from '../modules/reports/reports.loaders.ts'
import {
  countAwaited,
  findKnowledge,
  type KnowledgeState,
  requestKnowledge,
  workspaceAt,
} from '../modules/workspaces/knowledge.queries.ts'
import { type Knowledge, knowledgeIdOf, latestOf } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'
import type { View } from './view.ts'

/** What one request knows of what was known at earlier times. */
export type Knowing = {
  /**
   * What was known then, to be read until the request has been answered.
   *
   * @throws AppError `KNOWLEDGE_NOT_DERIVED`, `PAST_BUSY`
   */
  readonly recall: (known: Knowledge) => Promise<View>
  /** Gives `work` what was known then, and no longer. Throws likewise. */
  readonly during: <T>(known: Knowledge, work: (view: View) => Promise<T>) => Promise<T>
  /**
   * Has it derived.
   *
   * @param again Also what is derived already.
   * @throws AppError `PIPELINE_BUSY`
   */
  readonly request: (known: readonly Knowledge[], again: boolean) => Promise<KnowledgeState[]>
  end(): Promise<void>
}

export type KnowingParts = {
  readonly reader: Db
  readonly workspace: Workspace
  /** Reads what is known now. */
  readonly read: Read
  readonly now: Date
  readonly timeoutSeconds: number
  readonly places: Places
}

/** More than one change takes to be explained, twice. */
const mostAwaited = 16
const retryAfterSeconds = 60

/** Earlier knowledge of one request's workspace. Nothing is done before something of it is asked for. */
export function openKnowing(parts: KnowingParts): Knowing {
  const opened = new Map<string, Promise<Opened>>()
  return {
    recall: async (known) => {
      const id = knowledgeIdOf(parts.workspace.id, known)
      const open = opened.get(id) ?? openKnown(parts, known)
      opened.set(id, open)
      return (await open).view
    },
    during: async (known, work) => {
      const { view, end } = await openKnown(parts, known)
      try {
        return await work(view)
      } finally {
        await end()
      }
    },
    request: (known, again) => request(parts, known, again),
    async end() {
      for (const open of opened.values()) await open.then(({ end }) => end()).catch(() => {})
    },
  }
}

type Opened = { readonly view: View; readonly end: Snapshot['end'] }

async function openKnown(
  { reader, workspace, read, timeoutSeconds, places }: KnowingParts,
  known: Knowledge,
): Promise<Opened> {
  const at = latestOf(known)
  const { id, derivedAt, leftOut } = await requireDerived(read, workspace, known)
  const settled = await read((db) => workspaceAt(db, workspace, known))
  const arrivedLate = await read((db) => countArrivedLate(db, at, derivedAt))
  const leave = places()
  const snapshot = openSnapshot(reader, id, timeoutSeconds)
  return {
    view: { read: snapshot.read, now: at, workspace: { ...settled, id, knowledge: { at, arrivedLate, leftOut } } },
    end: async () => {
      await snapshot.end()
      leave()
    },
  }
}

async function requireDerived(read: Read, workspace: Workspace, known: Knowledge) {
  const [state] = (await read((db) => findKnowledge(db, workspace.id, [known]))).values()
  if (state?.status === 'READY' && state.derivedAt) {
    return { id: state.id, derivedAt: state.derivedAt, leftOut: state.leftOut }
  }
  const what = known.withoutClaims ? ' without claims' : ''
  throw new AppError(
    'KNOWLEDGE_NOT_DERIVED',
    `What was known at ${latestOf(known).toISOString()}${what} ${state ? inWords(state) : 'has not been asked to be derived yet'}`,
  )
}

function inWords({ status, done, total, problem }: KnowledgeState): string {
  if (status === 'FAILED') return `could not be derived: ${problem}`
  return status === 'QUEUED' || total === null
    ? 'waits to be derived'
    : `is being derived: ${done} of ${total} streams and records are done`
}

async function countArrivedLate(db: Db, at: Date, derivedAt: Date): Promise<number> {
  const { rows } = await sql<{ late: number }>`select arrived_late(${at}, ${derivedAt}) as late`.execute(db)
  return rows[0]?.late ?? 0
}

/** The context's transaction only reads: this is one of its own. */
function request(
  { reader, workspace: { id }, now }: KnowingParts,
  known: readonly Knowledge[],
  again: boolean,
): Promise<KnowledgeState[]> {
  return reader.transaction().execute(async (trx) => {
    await actAs(trx, 'derive')
    await requestKnowledge(trx, id, known, { now, again })
    const awaited = await countAwaited(trx, id)
    if (awaited > mostAwaited) {
      throw new AppError('PIPELINE_BUSY', `${awaited} earlier times would wait to be derived, of ${mostAwaited}`, {
        retryAfterSeconds,
      })
    }
    const states = await findKnowledge(trx, id, known)
    return known.flatMap((each) => states.get(knowledgeIdOf(id, each)) ?? [])
  })
}
