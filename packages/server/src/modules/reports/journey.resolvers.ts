import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { creditOf } from './attribution-report.ts'
import { creditFor } from './credits.ts'
import { touchpointId } from './global-id.ts'

export const journeyResolvers = {
  Touchpoint: {
    id: touchpointId,
  },
  TouchpointConnection: {
    nodes: ({ edges }) => edges.map(({ node }) => node),
    totalCount: ({ lead }, _, { loaders }) => loaders.journeyLength.load(lead.personId),
  },
  TouchpointEdge: {
    credit: async ({ node, lead }, { model, milestone }, { loaders }) => {
      const credit = creditFor(await loaders.credits.load(lead), node, milestone, model)
      return credit === null ? null : creditOf(credit)
    },
  },
} satisfies Resolvers
