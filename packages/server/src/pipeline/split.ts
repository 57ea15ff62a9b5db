import type { PersonId, WorkspaceId } from '@touchline/schema'
import { actAs } from '../db/act-as.ts'
import type { Db } from '../db/database.ts'
import { tryOut } from '../db/try-out.ts'
import { AppError } from '../errors.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { decisionsOn, recordDecision } from '../modules/identity/decisions.queries.ts'
import { cutsAmong, linksAcross, type PairDecision } from '../modules/identity/decisions.ts'
import type { IdentityLink } from '../modules/identity/persons.ts'
import { personsById, personsWithKeys } from '../modules/reports/person.queries.ts'
import type { PersonOfKeys } from '../modules/reports/person.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deriveChanges } from './derive-changes.ts'
import { linksThatCount } from './derive-persons.ts'
import { deriveQueued, holdWorkspace } from './hold-workspace.ts'
import { requireWorkspace } from './require-workspace.ts'

export type DecidingOptions = {
  /** What was asked, for the log of decisions. It names nobody. */
  readonly command: string
  /** The secret key that asked. None: the command line. */
  readonly keyId?: string
  readonly now: Date
  /** See what would become of it, and leave everything as it is. */
  readonly dryRun?: boolean
  /** The person whose keys they must be. */
  readonly of?: PersonId
  /** Called first in the transaction, as `derive`: it may refuse. */
  readonly begun?: (trx: Db) => Promise<void>
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
 * @param db Of a login that may act as `ingest`, which records the decision, and `derive`.
 * @throws AppError `PERSON_UNKNOWN`, `KEYS_OF_ANOTHER`, `NOTHING_TO_SPLIT`.
 */
export const splitPerson = (
  db: Db,
  workspace: Workspace,
  keys: readonly IdentityKey[],
  options: DecidingOptions,
): Promise<Decided> => decide(db, workspace, keys, { ...options, kind: 'SPLIT', pairsOf: pairsToCut(options.of) })

/**
 * Takes back every split between one of `keys` and another key. They are one person again if a link says so still.
 *
 * @param db Of a login that may act as `ingest`, which records the decision, and `derive`.
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

function decide(db: Db, { id }: Workspace, named: readonly IdentityKey[], deciding: Deciding): Promise<Decided> {
  const { kind, command, keyId = null, now, dryRun = false, begun, pairsOf } = deciding
  return tryOut(db, dryRun, async (trx) => {
    await actAs(trx, 'derive')
    await begun?.(trx)
    await holdWorkspace(trx, id)
    // Of the settings that it has by now: whoever changes them holds the lock.
    const workspace = await requireWorkspace(trx, id)
    await deriveQueued(trx, workspace)
    await actAs(trx, 'ingest')
    const current = await currentKeys(trx, id, named)
    await actAs(trx, 'derive')
    const pairs = await pairsOf(trx, id, current)
    const before = await personsWithKeys(trx, id, [
      ...current,
      ...pairs.flatMap(({ key, otherKey }) => [key, otherKey]),
    ])
    if (pairs.length === 0) return { pairs, before, after: before }
    await actAs(trx, 'ingest')
    await recordDecision(trx, id, { kind, at: now, command, keyId, pairs })
    await actAs(trx, 'derive')
    const keys = before.flatMap((person) => person.keys)
    await deriveChanges(trx, workspace, { streams: [], keys })
    return { pairs, before, after: await personsWithKeys(trx, id, keys) }
  })
}

/** None where they are apart already because somebody decided so. */
const pairsToCut =
  (of: PersonId | undefined): Deciding['pairsOf'] =>
  async (db, workspaceId, keys) => {
    const cuts = cutsAmong(await decisionsOn(db, workspaceId, keys))
    const isApart = of ? await areApart(db, workspaceId, keys, { of, cuts }) : await areKnown(db, workspaceId, keys)
    const pairs = isApart ? [] : linksAcross(await linksThatCount(db, workspaceId, keys), keys)
    if (pairs.length > 0) return pairs
    if (linksAcross(cuts, keys).length > 0) return []
    throw new AppError('NOTHING_TO_SPLIT', 'No other key is joined with those that you name')
  }

/** False: they are to be taken apart still. */
async function areKnown(db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<false> {
  const known = new Set((await personsWithKeys(db, workspaceId, keys)).flatMap((person) => person.keys))
  const unknown = keys.filter((key) => !known.has(key))
  if (unknown.length === 0) return false
  throw new AppError('PERSON_UNKNOWN', `Nobody is known by ${unknown.length} of the keys that you name`)
}

type OfPerson = { readonly of: PersonId; readonly cuts: readonly IdentityLink[] }

/** Whether `keys` have been taken apart from the person before. They are all of the person, otherwise. */
async function areApart(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
  { of, cuts }: OfPerson,
): Promise<boolean> {
  const [found] = await personsById(db, workspaceId, [of])
  if (!found) throw new AppError('PERSON_UNKNOWN', 'Nobody has the id of the person that you name')
  const own = new Set(found.person.keys)
  const others = keys.filter((key) => !own.has(key))
  if (others.length === 0) return false
  if (others.length === keys.length && linksAcross(cuts, keys).some((cut) => own.has(cut.key) || own.has(cut.otherKey)))
    return true
  throw new AppError(
    'KEYS_OF_ANOTHER',
    `${others.length} of the ${keys.length} keys that you name are not that person's`,
  )
}

/** None where the last decision about them joins them already. */
async function pairsToJoin(db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<IdentityLink[]> {
  const decisions = await decisionsOn(db, workspaceId, keys)
  if (decisions.length > 0) return cutsAmong(decisions)
  throw new AppError('NOTHING_TO_JOIN', 'Nobody ever split the keys that you name from another')
}
