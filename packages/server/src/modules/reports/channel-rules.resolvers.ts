import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { channelPolicy } from '../channels/classify.ts'
import { leadsAlike, touchpointsAlike } from './channel-facts.queries.ts'
import { type Alike, channelMoves } from './channel-moves.ts'
import { readRules, rulesInForce } from './channel-rules.ts'

const total = (alike: readonly Alike[]): number => alike.reduce((sum, { count }) => sum + count, 0)

export const channelRulesResolvers = {
  Query: {
    channelRules: (_, __, { workspace }) => rulesInForce(workspace),
    channelRulePreview: async (_, { rules }, { read, workspace: { id } }) => {
      const { classify, asks } = channelPolicy(readRules(rules))
      const touchpoints = await read((db) => touchpointsAlike(db, id, asks))
      const leads = await read((db) => leadsAlike(db, id, asks))
      return {
        moves: channelMoves({ touchpoints, leads }, classify),
        touchpoints: total(touchpoints),
        leads: total(leads),
      }
    },
  },
} satisfies Resolvers
