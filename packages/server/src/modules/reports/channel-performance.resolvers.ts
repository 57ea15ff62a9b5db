import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readChannelReport } from './channel-performance-read.queries.ts'
import { channelQuestion } from './channel-question.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: (_, args, { read, workspace, now }) =>
      readChannelReport(read, channelQuestion(args, workspace, now)),
  },
} satisfies Resolvers
