import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { remedyOf } from '../collect/rejection-reasons.ts'
import { requirePermission } from '../workspaces/permissions.ts'
import { numberBetween } from './number-between.ts'
import { rejectedBetween, rejectedCounts } from './rejected-events.queries.ts'

const dayMs = 86_400_000
const beginning = new Date(0)

export const rejectedEventsResolvers = {
  Query: {
    rejectedEvents: async (_, { first, lastDays }, { read, workspace: { id }, roles, now }) => {
      requirePermission(roles, 'READ_ARRIVALS')
      const days = numberBetween('lastDays', lastDays, 1, 90)
      const size = numberBetween('first', first, 1, 200)
      const since = new Date(now.getTime() - (days - 1) * dayMs).toISOString().slice(0, 10)
      const tomorrow = new Date(now.getTime() + dayMs)
      return {
        counts: await read((db) => rejectedCounts(db, id, since)),
        nodes: await read((db) => rejectedBetween(db, id, beginning, tomorrow, size)),
      }
    },
  },
  RejectedCount: { remedy: ({ reason }) => remedyOf(reason) },
  RejectedEvent: { remedy: ({ reason }) => remedyOf(reason) },
} satisfies Resolvers
