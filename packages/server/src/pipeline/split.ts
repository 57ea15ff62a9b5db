import type { WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { tryOut } from '../db/try-out.ts'
import { AppError } from '../errors.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { decisionsOn, recordDecision } from '../modules/identity/decisions.queries.ts'
import { cutsAmong, linksAcross, type PairDecision } from '../modules/identity/decisions.ts'
import type { IdentityLink } from '../modules/identity/persons.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deriveChanges, deriveQueued } from './derive.ts'
import { linksThatCount } from './derive-persons.ts'
import { lockWorkspace } from './queue.queries.ts'
import { type PersonOfKeys, personsWithKeys } from './split.queries.ts'

export type DecidingOptions = {
  /** What was asked, for the log of decisions. It names nobody. */
  readonly command: string
  readonly now: Date
  /** See what would become of it, and leave everything as it is. */
  readonly dryRun?: boolean
}

/** What a decision was about, and the persons that it concerned, as they were and as they are. */
export type Decided = {
  /** None: it was so already, and nothing was recorded. */
  readonly pairs: readonly IdentityLink[]
  readonly before: readonly PersonOfKeys[]
  readonly after: readonly PersonOfKeys[]
}

/**
 * Takes `keys` apart from every other key of whoever they belong to: cuts each pair of one of them and another key that a
 * link joins now. Such a pair stays cut, whoever links it again. Derives again what that concerns, in one transaction.
 * Asking twice is asking once.
 *
 * @param db Of the owner role: no other may decide.
 * @throws AppError `PERSON_UNKNOWN`, `NOTHING_TO_SPLIT`.
 */
export const splitPerson = (
  db: Db,
  workspace: Workspace,
  keys: readonly IdentityKey[],
  options: DecidingOptions,
): Promise<Decided> => decide(db, workspace, keys, { ...options, kind: 'SPLIT', pairsOf: pairsToCut })

/**
 * Takes back every split between one of `keys` and another key. They are one person again if a link says so still.
 *
 * @param db Of the owner role: no other may decide.
 * @throws AppError `NOTHING_TO_JOIN`.
 */
export const joinPerson = (
  db: Db,
  workspace: Workspace,
  keys: readonly IdentityKey[],
  options: DecidingOptions,
): Promise<Decided> => decide(db, workspace, keys, { ...options, kind: 'JOIN', pairsOf: pairsToJoin })

type Deciding = DecidingOptions & {
  readonly kind: PairDecision['kind']
  readonly pairsOf: (db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]) => Promise<IdentityLink[]>
}

function decide(db: Db, workspace: Workspace, named: readonly IdentityKey[], deciding: Deciding): Promise<Decided> {
  const { kind, command, now, dryRun = false, pairsOf } = deciding
  const { id } = workspace
  return tryOut(db, dryRun, async (trx) => {
    await lockWorkspace(trx, id)
    await deriveQueued(trx, workspace)
    const pairs = await pairsOf(trx, id, named)
    const before = await personsWithKeys(trx, id, [...named, ...pairs.flatMap(({ key, otherKey }) => [key, otherKey])])
    if (pairs.length === 0) return { pairs, before, after: before }
    await recordDecision(trx, id, { kind, at: now, command, pairs })
    const keys = before.flatMap((person) => person.keys)
    await deriveChanges(trx, workspace, { streams: [], keys })
    return { pairs, before, after: await personsWithKeys(trx, id, keys) }
  })
}

/** None where they are apart already because somebody decided so. */
async function pairsToCut(db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<IdentityLink[]> {
  const known = new Set((await personsWithKeys(db, workspaceId, keys)).flatMap((person) => person.keys))
  const unknown = keys.filter((key) => !known.has(key))
  if (unknown.length > 0) {
    throw new AppError('PERSON_UNKNOWN', `Nobody is known by ${unknown.length} of the keys that you name`)
  }
  const pairs = linksAcross(await linksThatCount(db, workspaceId, keys), keys)
  if (pairs.length > 0) return pairs
  const cuts = cutsAmong(await decisionsOn(db, workspaceId, keys))
  if (linksAcross(cuts, keys).length > 0) return []
  throw new AppError('NOTHING_TO_SPLIT', 'No other key is joined with those that you name')
}

/** None where the last decision about them joins them already. */
async function pairsToJoin(db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<IdentityLink[]> {
  const decisions = await decisionsOn(db, workspaceId, keys)
  if (decisions.length > 0) return cutsAmong(decisions)
  throw new AppError('NOTHING_TO_JOIN', 'Nobody ever split the keys that you name from another')
}
