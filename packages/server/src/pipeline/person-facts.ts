import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { keysOfPersons, personsOfKeys } from '../modules/identity/identity.queries.ts'
import type { Touchpoint } from '../modules/journeys/touchpoint.ts'
import { type PersonFacts, readLeadRecord, readOpportunity } from '../modules/outcomes/facts.ts'
import { momentOf } from '../modules/outcomes/moment.ts'
import { type Contacts, ownerOfOpportunity, rolesByKey } from '../modules/outcomes/opportunity-owner.ts'
import {
  beginningsOf,
  leadHistories,
  opportunitiesNaming,
  type StoredOpportunity,
  stagesOfLeads,
  stagesOfOpportunities,
} from '../modules/outcomes/records.queries.ts'
import { type StageOf, stageReader } from '../modules/outcomes/stage-map.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/** `persons`, and whoever has a part in an opportunity with one of them: whose it is depends on all of them. */
export async function sharingOpportunities(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<PersonId[]> {
  const keys = (await keysOfPersons(db, workspaceId, persons)).map(({ key }) => key)
  const sharing = await personsOfKeys(db, workspaceId, await keysSharingOpportunities(db, workspaceId, keys))
  return [...new Set([...persons, ...sharing.values()])]
}

/** All that is named by the opportunities with contact roles that name any of `keys`. */
export async function keysSharingOpportunities(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<IdentityKey[]> {
  const opportunities = await opportunitiesNaming(db, workspaceId, keys)
  return [...new Set(opportunities.filter(({ roles }) => roles.length > 0).flatMap(keysIn))]
}

const keysIn = ({ history, roles }: StoredOpportunity): IdentityKey[] =>
  [...history.map(({ fields }) => fields), ...roles]
    .flatMap(({ leadKey, emailKey }) => [leadKey, emailKey])
    .filter((key) => key !== undefined)

/** All that is known of each of `persons`, for folding into leads. */
export async function factsOfPersons(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
  journeyOf: (person: PersonId) => readonly Pick<Touchpoint, 'id' | 'leadFormAt'>[],
): Promise<Map<PersonId, PersonFacts>> {
  const personKeys = await keysOfPersons(db, workspace.id, persons)
  const keys = personKeys.map(({ key }) => key)
  const stageOf = stageReader(workspace.settings.stages)
  const records = await recordsOf(db, workspace, keys, stageOf)
  const opportunities = await opportunitiesOf(db, workspace, keys, stageOf)
  return new Map(
    [...groupBy(personKeys, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      {
        records: own.flatMap(({ key }) => records.get(key) ?? []),
        opportunities: opportunities.get(personId) ?? [],
        forms: journeyOf(personId).flatMap(({ id, leadFormAt }) =>
          leadFormAt === null ? [] : [{ id, at: leadFormAt }],
        ),
      },
    ]),
  )
}

async function recordsOf(db: DeriveDb, { id, timeZone }: Workspace, keys: readonly IdentityKey[], stageOf: StageOf) {
  const histories = await leadHistories(db, id, keys)
  const stages = groupBy(await stagesOfLeads(db, id, keys), ({ leadKey }) => leadKey ?? '')
  return new Map(
    [...histories].flatMap(([key, history]) => {
      const latest = history.at(-1)
      const entries = stages.get(key) ?? []
      return latest ? [[key, readLeadRecord(key, latest.fields, timeZone, { stageOf, history, entries })] as const] : []
    }),
  )
}

/** The opportunities that belong to persons with these keys, by person. */
async function opportunitiesOf(
  db: DeriveDb,
  { id, timeZone }: Workspace,
  keys: readonly IdentityKey[],
  stageOf: StageOf,
) {
  const stored = await opportunitiesNaming(db, id, keys)
  const contacts = await contactsAmong(db, { id, timeZone }, stored)
  const stages = groupBy(await stagesOfOpportunities(db, id, stored), ({ system, opportunityId }) =>
    JSON.stringify([system, opportunityId]),
  )
  const owned = stored.flatMap((opportunity) => {
    const { system, id: recordId, fields, history } = opportunity
    const entries = stages.get(JSON.stringify([system, recordId])) ?? []
    const contactRoles = rolesByKey(opportunity.roles).map(({ key, ...role }) => ({
      ...role,
      personId: contacts.personOf(key),
    }))
    const read = readOpportunity(system, recordId, fields, timeZone, { stageOf, history, entries, contactRoles })
    const owner = ownerOfOpportunity(opportunity, (read.createdAt ?? read.closedAt)?.at ?? null, contacts)
    return owner === null ? [] : [{ owner, read }]
  })
  const grouped = [...groupBy(owned, ({ owner }) => owner)]
  return new Map(grouped.map(([owner, own]) => [owner, own.map(({ read }) => read)]))
}

/** Whoever the opportunities name, and since when they are leads. */
async function contactsAmong(
  db: DeriveDb,
  { id, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  opportunities: readonly StoredOpportunity[],
): Promise<Contacts> {
  const persons = await personsOfKeys(db, id, [...new Set(opportunities.flatMap(keysIn))])
  const began = new Map<PersonId, number>()
  for (const { personId, date } of await beginningsOf(db, id, [...new Set(persons.values())])) {
    const { at } = momentOf(date, timeZone)
    began.set(personId, Math.min(at, began.get(personId) ?? at))
  }
  return { personOf: (key) => persons.get(key) ?? null, beganAt: (person) => began.get(person) ?? null }
}
