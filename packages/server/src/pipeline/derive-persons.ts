import type { PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { decisionsOn } from '../modules/identity/decisions.queries.ts'
import { uncut } from '../modules/identity/decisions.ts'
import {
  keysOfSamePersons,
  keysStillNamed,
  linksFrom,
  replaceLinks,
  replacePersonKeys,
  streamsNaming,
} from '../modules/identity/identity.queries.ts'
import type { IdentityLink } from '../modules/identity/persons.ts'
import { resolvePersons } from '../modules/identity/resolve-persons.ts'
import { leadRecords } from '../modules/outcomes/records.queries.ts'
import type { Claim } from './claims.queries.ts'

/** Derives the links that CRM lead records make between their own key and their address's. Returns all keys concerned. */
export async function deriveRecordLinks(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<IdentityKey[]> {
  const recordKeys = keys.filter((key) => key.startsWith('crm:'))
  const links = (await leadRecords(db, workspaceId, recordKeys)).flatMap(({ key, fields: { emailKey } }) =>
    emailKey ? [{ key, otherKey: emailKey, origin: key }] : [],
  )
  return replaceLinks(db, workspaceId, recordKeys, links)
}

/** What changed with the persons that some keys belong to. */
export type ChangedPersons = {
  /** Every person, as was and as is, that one of the keys belongs to. */
  readonly persons: readonly PersonId[]
  /** Those of them that a key came to, or went from. */
  readonly moved: ReadonlySet<PersonId>
  /** Streams that name a key whose person is another now. */
  readonly streams: readonly StreamId[]
}

/** Derives again which person each of `keys`, and every key joined with one of them, belongs to. */
export async function derivePersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
  claim: Claim,
): Promise<ChangedPersons> {
  const { before, links } = await joinedWith(db, workspaceId, keys, claim)
  const named = await keysStillNamed(db, workspaceId, [...before.keys()])
  const now = resolvePersons(workspaceId, [...named], links)
  const changed = now.filter(({ key, personId }) => before.get(key) !== personId)
  const moved = changed.map(({ key }) => key)
  const gone = [...before.keys()].filter((key) => !named.has(key))
  await replacePersonKeys(
    db,
    workspaceId,
    [...moved, ...gone],
    changed.map(({ key, personId, ownId }) => ({ workspace_id: workspaceId, key, person_id: personId, own_id: ownId })),
  )
  const persons = known([...before.values(), ...now.map(({ personId }) => personId)])
  const left = known([...moved, ...gone].map((key) => before.get(key) ?? null))
  const joined = new Set([...left, ...changed.map(({ personId }) => personId)])
  return { persons: [...persons], moved: joined, streams: await streamsNaming(db, workspaceId, moved) }
}

const known = (persons: readonly (PersonId | null)[]): Set<PersonId> => new Set(persons.filter((id) => id !== null))

type Joined = { readonly before: Map<IdentityKey, PersonId | null>; readonly links: readonly IdentityLink[] }

/** `keys`, those of the persons they belonged to, and those linked with any of them, near or far, by links that count. */
async function joinedWith(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
  claim: Claim,
): Promise<Joined> {
  const before = new Map<IdentityKey, PersonId | null>()
  const links: IdentityLink[] = []
  for (let fresh = [...new Set(keys)]; fresh.length > 0; ) {
    for (const key of fresh) before.set(key, null)
    await claim('KEY', fresh)
    const joined = await keysOfSamePersons(db, workspaceId, fresh)
    for (const { key, personId } of joined) if (before.has(key)) before.set(key, personId)
    const linked = await linksThatCount(db, workspaceId, fresh)
    links.push(...linked)
    const found = [...joined.map(({ key }) => key), ...linked.map(({ otherKey }) => otherKey)]
    fresh = [...new Set(found)].filter((key) => !before.has(key))
  }
  return { before, links }
}

/** The links that start at any of `keys`, less those that a decision cuts. */
export const linksThatCount = async (
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<IdentityLink[]> => uncut(await linksFrom(db, workspaceId, keys), await decisionsOn(db, workspaceId, keys))
