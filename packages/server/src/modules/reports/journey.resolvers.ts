import type { Milestone } from '@touchline/schema'
import type { Context } from '../../graphql/context.ts'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readRemovalEffects } from './allocated-credit.queries.ts'
import { creditOf } from './attribution-row.ts'
import { allocatedTo, creditFor } from './credits.ts'
import { touchpointId } from './global-id.ts'

type Effects = ReturnType<typeof readRemovalEffects>

/** Of each request, what it has learned: all touchpoints ask the same. */
const learned = new WeakMap<Context['loaders'], Map<Milestone, Effects>>()

function effectsSeen({ loaders, read, workspace, now }: Context, milestone: Milestone): Effects {
  const seen = learned.get(loaders) ?? new Map<Milestone, Effects>()
  learned.set(loaders, seen)
  const effects = seen.get(milestone) ?? read((db) => readRemovalEffects(db, workspace, now, milestone))
  seen.set(milestone, effects)
  return effects
}

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
    allocatedCredit: async ({ node, lead }, { milestone }, context) => {
      const paths = await context.loaders.creditablePaths.load(lead)
      const credit = allocatedTo(paths, node, milestone, await effectsSeen(context, milestone))
      return credit === null ? null : creditOf(credit)
    },
  },
} satisfies Resolvers
