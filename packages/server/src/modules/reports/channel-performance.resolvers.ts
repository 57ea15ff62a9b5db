import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readChannelReport } from './channel-performance-read.queries.ts'
import { channelQuestion } from './channel-question.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readChannelReport(read, channelQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
