import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countLeads } from './channel-performance.queries.ts'
import { channelReport } from './channel-performance.ts'
import { channelQuestion } from './channel-question.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: async (_, args, { read, workspace, now }) => {
      const question = channelQuestion(args, workspace, now)
      return channelReport(question, await read((db) => countLeads(db, question)))
    },
  },
} satisfies Resolvers
