import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { isOfBot } from '../collect/bot-counts.ts'
import { requirePermission } from '../workspaces/permissions.ts'
import { subjectOf } from './arrival.ts'
import { acceptedBefore } from './arrivals.queries.ts'
import { newestOf } from './arrivals.ts'
import { numberBetween } from './number-between.ts'
import { rejectedBetween } from './rejected-events.queries.ts'

const dayMs = 86_400_000

/** What was received at this very moment is in. */
const justAfter = (now: Date): Date => new Date(now.getTime() + 1)

export const arrivalsResolvers = {
  Query: {
    arrivals: async (_, args, { read, workspace, roles, now }) => {
      requirePermission(roles, 'READ_ARRIVALS')
      const first = numberBetween('first', args.first, 1, 200)
      const before = args.before ?? justAfter(now)
      const since = new Date(before.getTime() - dayMs)
      const accepted = await read((db) => acceptedBefore(db, before, first))
      const rejected = await read((db) => rejectedBetween(db, workspace.id, since, before, first))
      return newestOf(accepted, rejected, first)
    },
  },
  Arrival: {
    id: (arrival) => (arrival.verdict === 'ACCEPTED' ? `${arrival.streamId}/${arrival.eventId}` : arrival.id),
    verdict: (arrival) => (arrival.verdict === 'ACCEPTED' && isOfBot(arrival) ? 'BOT' : arrival.verdict),
    type: (arrival) => (arrival.verdict === 'ACCEPTED' ? arrival.body.type : arrival.type),
    subject: (arrival) => (arrival.verdict === 'ACCEPTED' ? subjectOf(arrival.body) : null),
    visitor: (arrival) => (arrival.verdict === 'ACCEPTED' ? arrival.streamId : null),
    trust: (arrival) => (arrival.verdict === 'ACCEPTED' ? arrival.trust : null),
    person: (arrival) => (arrival.verdict === 'ACCEPTED' ? arrival.personId : null),
    lead: async (arrival, _, { loaders }) => {
      if (arrival.verdict === 'REJECTED' || arrival.personId === null || arrival.leadNo === null) return null
      const found = await loaders.lead.load({ personId: arrival.personId, no: arrival.leadNo })
      return found?.lead ?? null
    },
    channel: (arrival) => (arrival.verdict === 'ACCEPTED' ? arrival.channel : null),
    rejection: (arrival) => (arrival.verdict === 'REJECTED' ? arrival : null),
  },
} satisfies Resolvers
