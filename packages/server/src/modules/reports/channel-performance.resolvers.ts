import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countLeads, countUndatedLeads } from './channel-performance.queries.ts'
import { channelReport } from './channel-performance.ts'
import { channelQuestion } from './channel-question.ts'
import { sumSpend } from './channel-spend.queries.ts'
import { withSpend } from './channel-spend.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: async (_, args, { read, workspace, now }) => {
      const question = channelQuestion(args, workspace, now)
      const counted = await read((db) => countLeads(db, question))
      const spent = await read((db) => sumSpend(db, question))
      const undated = await read((db) => countUndatedLeads(db, question))
      return channelReport(question, withSpend(counted, spent), undated)
    },
  },
} satisfies Resolvers
