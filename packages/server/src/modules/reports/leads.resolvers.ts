import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { cursorOfLead, readLeadCursor } from './cursor.ts'
import { readLeadId } from './global-id.ts'
import { countMatching, leadsOfPage } from './lead.queries.ts'
import { leadFilter } from './lead-filter.ts'
import { pageOf, pageQuestion } from './page.ts'

export const leadsResolvers = {
  Query: {
    stages: (_, __, { workspace }) => workspace.settings.stages ?? [],
    lead: async (_, { id }, { loaders }) => (await loaders.lead.load(readLeadId(id)))?.lead ?? null,
    leads: async (_, args, { read, workspace }) => {
      const filter = leadFilter(args.filter, workspace.timeZone)
      const question = pageQuestion(args, readLeadCursor)
      const found = await read((db) => leadsOfPage(db, workspace.id, filter, question))
      return { ...pageOf(found, question, cursorOfLead), filter }
    },
  },
  LeadConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    totalCount: ({ filter }, _, { read, workspace }) => read((db) => countMatching(db, workspace.id, filter)),
  },
} satisfies Resolvers
