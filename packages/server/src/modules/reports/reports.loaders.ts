import type { AccountId, PersonId, WorkspaceId } from '@touchline/schema'
import DataLoader from 'dataloader'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import {
  accountsById,
  accountsOfPersons,
  membersOfAccounts,
  opportunitiesOfAccounts,
  sizesOfAccounts,
  touchpointsOfAccounts,
} from './account.queries.ts'
import type { MemberCursor, TouchpointCursor } from './cursor.ts'
import { journeyLengths, type PlacedTouchpoint, touchpointsByKey, touchpointsOfJourneys } from './journey.queries.ts'
import { type LeadKey, leadText, opportunityText, touchpointText } from './keys.ts'
import { leadsByKey } from './lead.queries.ts'
import { handoffsOfLeads, staysOfLeads } from './ledger-of-leads.queries.ts'
import type { PageQuestion } from './page.ts'
import {
  assignmentsOfLeads,
  creditsOfLeads,
  leadFormsOfPersons,
  opportunitiesByKey,
  opportunitiesOfLeads,
  pathsOfLeads,
} from './parts-of-leads.queries.ts'
import { personsById } from './person.queries.ts'
import { rolesOfOpportunities, stagesOfLeads, stagesOfOpportunities } from './stage-changes.queries.ts'

/** Runs a query in the request's snapshot. */
export type Read = <T>(query: (db: Db) => Promise<T>) => Promise<T>

/** A page of one person's journey. */
export type JourneyQuestion = { readonly personId: PersonId; readonly page: PageQuestion<TouchpointCursor> }

/** Loaders live for one request: they cache, and one caller's cache must never answer another. */
export const reportLoaders = (read: Read, workspaceId: WorkspaceId) => ({
  ...entityLoaders(read, workspaceId),
  ...stageLoaders(read, workspaceId),
  ...accountLoaders(read, workspaceId),
  ...creditLoaders(read, workspaceId),
})

const entityLoaders = (read: Read, workspaceId: WorkspaceId) => ({
  lead: one(
    leadText,
    (keys) => read((db) => leadsByKey(db, workspaceId, keys)),
    ({ asked }) => leadText(asked),
  ),
  opportunity: one(
    opportunityText,
    (keys) => read((db) => opportunitiesByKey(db, workspaceId, keys)),
    ({ asked }) => opportunityText(asked),
  ),
  person: one(
    String,
    (ids: readonly PersonId[]) => read((db) => personsById(db, workspaceId, ids)),
    ({ asked }) => asked,
  ),
  touchpoint: one(touchpointText, (keys) => read((db) => touchpointsByKey(db, workspaceId, keys)), touchpointText),
  assignments: many(leadText, (leads) => read((db) => assignmentsOfLeads(db, workspaceId, leads)), leadText),
  opportunities: many(
    leadText,
    (leads: readonly LeadKey[]) => read((db) => opportunitiesOfLeads(db, workspaceId, leads)),
    ({ personId, leadNo }) => leadText({ personId, no: leadNo }),
  ),
  stays: many(leadText, (leads) => read((db) => staysOfLeads(db, workspaceId, leads)), leadText),
  handoffs: many(leadText, (leads) => read((db) => handoffsOfLeads(db, workspaceId, leads)), leadText),
  leadForms: many(
    String,
    (persons: readonly PersonId[]) => read((db) => leadFormsOfPersons(db, workspaceId, persons)),
    ({ personId }) => personId,
  ),
  journeyLength: new DataLoader(async (persons: readonly PersonId[]) => {
    const lengths = await read((db) => journeyLengths(db, workspaceId, persons))
    return persons.map((personId) => lengths.get(personId) ?? 0)
  }),
  journey: many(
    ({ personId, page }) => `${personId} ${JSON.stringify(page)}`,
    (questions: readonly JourneyQuestion[]) => read((db) => journeysOf(db, workspaceId, questions)),
    ({ question, personId }) => `${personId} ${question}`,
  ),
})

/** A page of something of one account. */
type OfAccount<Cursor> = { readonly accountId: AccountId; readonly page: PageQuestion<Cursor> }

const accountLoaders = (read: Read, workspaceId: WorkspaceId) => ({
  account: one(
    String,
    (ids: readonly AccountId[]) => read((db) => accountsById(db, workspaceId, ids)),
    ({ accountId }) => accountId,
  ),
  accountOfPerson: one(
    String,
    (persons: readonly PersonId[]) => read((db) => accountsOfPersons(db, workspaceId, persons)),
    ({ personId }) => personId,
  ),
  accountSize: one(
    String,
    (ids: readonly AccountId[]) => read((db) => sizesOfAccounts(db, workspaceId, ids)),
    ({ accountId }) => accountId,
  ),
  opportunitiesOfAccount: many(
    String,
    (ids: readonly AccountId[]) => read((db) => opportunitiesOfAccounts(db, workspaceId, ids)),
    ({ of }) => of,
  ),
  members: pagesOf((accounts, page: PageQuestion<MemberCursor>) =>
    read((db) => membersOfAccounts(db, workspaceId, accounts, page.size + 1, page.after)),
  ),
  accountJourney: pagesOf((accounts, page: PageQuestion<TouchpointCursor>) =>
    read((db) => touchpointsOfAccounts(db, workspaceId, accounts, page.size + 1, page.after)),
  ),
})

/** One query for all accounts that are asked for the same page. */
const pagesOf = <Cursor, Found extends { readonly accountId: AccountId }>(
  find: (accounts: readonly AccountId[], page: PageQuestion<Cursor>) => Promise<readonly Found[]>,
) =>
  many(
    ({ accountId, page }: OfAccount<Cursor>) => `${accountId} ${JSON.stringify(page)}`,
    async (questions) => {
      const found: (Found & { readonly question: string })[] = []
      for (const [question, alike] of groupBy(questions, ({ page }) => JSON.stringify(page))) {
        const [{ page }] = alike
        const ids = alike.map(({ accountId }) => accountId)
        found.push(...(await find(ids, page)).map((each) => ({ ...each, question })))
      }
      return found
    },
    ({ accountId, question }) => `${accountId} ${question}`,
  )

const stageLoaders = (read: Read, workspaceId: WorkspaceId) => ({
  leadStages: many(leadText, (leads) => read((db) => stagesOfLeads(db, workspaceId, leads)), leadText),
  opportunityStages: many(
    opportunityText,
    (opportunities) => read((db) => stagesOfOpportunities(db, workspaceId, opportunities)),
    opportunityText,
  ),
  contactRoles: many(
    opportunityText,
    (opportunities) => read((db) => rolesOfOpportunities(db, workspaceId, opportunities)),
    opportunityText,
  ),
})

const creditLoaders = (read: Read, workspaceId: WorkspaceId) => ({
  credits: many(leadText, (leads) => read((db) => creditsOfLeads(db, workspaceId, leads)), leadText),
  creditablePaths: many(leadText, (leads) => read((db) => pathsOfLeads(db, workspaceId, leads)), leadText),
})

export type ReportLoaders = ReturnType<typeof reportLoaders>

/** One query for all the journeys that are asked for the same page. */
async function journeysOf(db: Db, workspaceId: WorkspaceId, questions: readonly JourneyQuestion[]) {
  const found: (PlacedTouchpoint & { readonly question: string })[] = []
  for (const [question, alike] of groupBy(questions, ({ page }) => JSON.stringify(page))) {
    const [{ page }] = alike
    const persons = alike.map(({ personId }) => personId)
    const touchpoints = await touchpointsOfJourneys(db, workspaceId, persons, page.size + 1, page.after)
    found.push(...touchpoints.map((touchpoint) => ({ ...touchpoint, question })))
  }
  return found
}

/** Loads the one thing that a key names; null where there is none. */
const one = <Key, Found>(
  textOf: (key: Key) => string,
  find: (keys: readonly Key[]) => Promise<readonly Found[]>,
  textOfFound: (found: Found) => string,
): DataLoader<Key, Found | null, string> =>
  new DataLoader(
    async (keys) => {
      const found = new Map((await find(keys)).map((thing) => [textOfFound(thing), thing]))
      return keys.map((key) => found.get(textOf(key)) ?? null)
    },
    { cacheKeyFn: textOf },
  )

/** Loads all that belongs to a key, in the order found. */
const many = <Key, Found>(
  textOf: (key: Key) => string,
  find: (keys: readonly Key[]) => Promise<readonly Found[]>,
  textOfFound: (found: Found) => string,
): DataLoader<Key, readonly Found[], string> =>
  new DataLoader(
    async (keys) => {
      const found = groupBy(await find(keys), textOfFound)
      return keys.map((key) => found.get(textOf(key)) ?? [])
    },
    { cacheKeyFn: textOf },
  )
