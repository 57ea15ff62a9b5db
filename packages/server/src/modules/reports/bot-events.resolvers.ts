import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { requirePermission } from '../workspaces/permissions.ts'
import { botEventCounts } from './bot-events.queries.ts'
import { numberBetween } from './number-between.ts'

const dayMs = 86_400_000

export const botEventsResolvers = {
  Query: {
    botEvents: (_, { lastDays }, { read, workspace: { id }, roles, now }) => {
      requirePermission(roles, 'READ_ARRIVALS')
      const days = numberBetween('lastDays', lastDays, 1, 90)
      const since = new Date(now.getTime() - (days - 1) * dayMs).toISOString().slice(0, 10)
      return read((db) => botEventCounts(db, id, since))
    },
  },
} satisfies Resolvers
