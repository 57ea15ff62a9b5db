import type { PersonId } from '@touchline/schema'
import type { Context } from '../../graphql/context.ts'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { accountsOfPage, countAccounts } from './account.queries.ts'
import type { Account } from './account.ts'
import {
  cursorOfAccount,
  cursorOfLead,
  cursorOfMember,
  cursorOfTouchpoint,
  readAccountCursor,
  readLeadCursor,
  readMemberCursor,
  readTouchpointCursor,
} from './cursor.ts'
import { globalAccountId, readAccountId } from './global-id.ts'
import { leadsOfPage } from './lead.queries.ts'
import { leadFilter } from './lead-filter.ts'
import { pageOf, pageQuestion } from './page.ts'

async function personOf({ personId }: { readonly personId: PersonId }, { loaders }: Context) {
  const found = await loaders.person.load(personId)
  if (!found) throw new Error(`Person ${personId} belongs to an account, but has no key`)
  return found.person
}

export const accountsResolvers = {
  Query: {
    account: (_, { id }, { loaders }) => loaders.account.load(readAccountId(id)),
    accounts: async (_, args, { read, workspace }) => {
      const filter = { search: args.filter?.search?.trim() || null }
      const question = pageQuestion(args, readAccountCursor)
      const found = await read((db) => accountsOfPage(db, workspace.id, filter, question))
      return { ...pageOf(found, question, cursorOfAccount), filter }
    },
  },
  AccountConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    totalCount: ({ filter }, _, { read, workspace }) => read((db) => countAccounts(db, workspace.id, filter)),
  },
  Account: {
    id: ({ accountId }) => globalAccountId(accountId),
    persons: async ({ accountId }, args, { loaders }) => {
      const page = pageQuestion(args, readMemberCursor)
      return { ...pageOf(await loaders.members.load({ accountId, page }), page, cursorOfMember), accountId }
    },
    leads: async ({ accountId }, args, { read, workspace }) => {
      const filter = { ...leadFilter(null, workspace.timeZone), account: accountId }
      const question = pageQuestion(args, readLeadCursor)
      const found = await read((db) => leadsOfPage(db, workspace.id, filter, question))
      return { ...pageOf(found, question, cursorOfLead), filter }
    },
    opportunities: ({ accountId }, _, { loaders }) => loaders.opportunitiesOfAccount.load(accountId),
    journey: async ({ accountId }, args, { loaders }) => {
      const page = pageQuestion(args, readTouchpointCursor)
      const found = await loaders.accountJourney.load({ accountId, page })
      return { ...pageOf(found, page, ({ touchpoint }) => cursorOfTouchpoint(touchpoint)), accountId }
    },
  },
  AccountPersonConnection: {
    edges: ({ edges }) => edges.map(({ node, cursor }) => ({ ...node, cursor })),
    nodes: ({ edges }, _, context) => Promise.all(edges.map(({ node }) => personOf(node, context))),
    totalCount: async ({ accountId }, _, { loaders }) => (await loaders.accountSize.load(accountId))?.persons ?? 0,
  },
  AccountPersonEdge: {
    node: (member, _, context) => personOf(member, context),
  },
  AccountJourneyConnection: {
    edges: ({ edges }) => edges.map(({ node, cursor }) => ({ ...node, cursor })),
    nodes: ({ edges }) => edges.map(({ node }) => node.touchpoint),
    totalCount: async ({ accountId }, _, { loaders }) => (await loaders.accountSize.load(accountId))?.touchpoints ?? 0,
  },
  AccountJourneyEdge: {
    node: ({ touchpoint }) => touchpoint,
    person: (step, _, context) => personOf(step, context),
  },
  Lead: { account: ({ personId }, _, { loaders }) => loaders.accountOfPerson.load(personId) },
  Person: { account: ({ personId }, _, { loaders }) => loaders.accountOfPerson.load(personId) },
  Opportunity: {
    account: ({ accountId, personId }, _, { loaders }): Promise<Account | null> =>
      accountId === null ? loaders.accountOfPerson.load(personId) : loaders.account.load(accountId),
  },
} satisfies Resolvers
