import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { tryOut } from '../db/try-out.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import { eraseEvents, eraseKeysInEvents, eraseRejected } from '../modules/collect/erase-events.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { eraseKeysInDecisions } from '../modules/identity/erase-decisions.queries.ts'
import { eraseFormerIds } from '../modules/identity/former-persons.queries.ts'
import { keysOfSamePersons, linksFrom } from '../modules/identity/identity.queries.ts'
import { eraseKeysInRecords, eraseRecords } from '../modules/outcomes/erase-records.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deriveChanges } from './derive-changes.ts'
import { eventsOfPersons } from './derive-streams.ts'
import { countDerived, type ErasureCounts, keyOfPerson, lockInputs, recordErasure } from './erasure.queries.ts'
import { deriveQueued, holdWorkspace } from './hold-workspace.ts'
import { forgetAllKnowledge, lockKnowledge } from './keep-knowledge.queries.ts'
import { keysSharingOpportunities } from './person-facts.ts'
import { noLongerAside } from './set-aside.queries.ts'

/** Who is to be erased: the person whom a key belongs to, or one by their id. */
export type ErasureTarget =
  | { readonly by: 'KEY'; readonly key: IdentityKey }
  | { readonly by: 'PERSON'; readonly personId: PersonId }

export type ErasureOptions = {
  /** What was asked, for the log of erasures. It names nobody. */
  readonly command: string
  readonly now: Date
  /** Count, and leave everything as it is. */
  readonly dryRun?: boolean
}

/**
 * Deletes every event and CRM record of a person, takes their keys out of what is stored of others, derives again what
 * all of it concerned, and leaves a tombstone: nothing of the person is stored again. In one transaction, during which
 * nothing else is stored in the workspace. Asking twice is asking once.
 *
 * @param db Of the owner role: no other may delete inputs.
 */
export const erasePerson = (
  db: Db,
  workspace: Workspace,
  target: ErasureTarget,
  options: ErasureOptions,
): Promise<ErasureCounts> => tryOut(db, options.dryRun ?? false, (trx) => eraseIn(trx, workspace, target, options))

async function eraseIn(
  db: Db,
  workspace: Workspace,
  target: ErasureTarget,
  { command, now }: ErasureOptions,
): Promise<ErasureCounts> {
  const { id } = workspace
  await lockKnowledge(db, id)
  await holdWorkspace(db, id)
  // Most is worked off while the collector may go on.
  await deriveQueued(db, workspace)
  await lockInputs(db, id)
  await deriveQueued(db, workspace)
  const { keys, persons } = await whoIs(db, id, target)
  const derived = await countDerived(db, id, persons)
  const sharing = await keysSharingOpportunities(db, id, keys)
  // Of others, too: a record that names the person's address and was split from them stays, without it.
  const linked = (await linksFrom(db, id, keys)).map(({ otherKey }) => otherKey)
  const events = await eventsOfPersons(db, id, keys)
  const streams = new Set(events.map(({ streamId }) => streamId))
  const gone = await eraseEvents(db, id, events)
  const { records, named } = await eraseRecords(db, id, keys)
  await eraseRejected(db, id)
  const mentioning = await eraseKeysInEvents(db, id, keys)
  const mentions = mentioning.length + (await eraseKeysInRecords(db, id, keys))
  await eraseKeysInDecisions(db, id, keys)
  await eraseFormerIds(db, id, keys)
  const concerned = [...new Set([...keys, ...sharing, ...linked, ...named])]
  await deriveChanges(db, workspace, { streams: [...new Set([...streams, ...mentioning])], keys: concerned })
  await noLongerAside(db, id, { streams: [...streams], keys })
  await forgetAllKnowledge(db, id)
  const counts = { events: gone, records, mentions, ...derived }
  await recordErasure(db, id, { at: now, command, counts, keys, streams: [...streams] })
  return counts
}

type Who = { readonly keys: readonly IdentityKey[]; readonly persons: readonly PersonId[] }

/** All keys of the person: of nobody known, the one key that was named. */
async function whoIs(db: Db, workspaceId: WorkspaceId, target: ErasureTarget): Promise<Who> {
  const [key] =
    target.by === 'KEY'
      ? await currentKeys(db, workspaceId, [target.key])
      : [await keyOfPerson(db, workspaceId, target.personId)]
  if (key === undefined) return { keys: [], persons: [] }
  const same = await keysOfSamePersons(db, workspaceId, [key])
  return {
    keys: [...new Set([key, ...same.map((row) => row.key)])],
    persons: [...new Set(same.map(({ personId }) => personId))],
  }
}
