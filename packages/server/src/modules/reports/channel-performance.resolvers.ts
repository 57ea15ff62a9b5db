import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readChannelReport } from './channel-performance-read.queries.ts'
import { withProjections } from './channel-projection.queries.ts'
import { channelQuestion } from './channel-question.ts'
import { checkedHorizon } from './maturity-question.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: async (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      const question = channelQuestion(args, workspace, now)
      return withProjections(await readChannelReport(read, question), read, question)
    },
  },
  ChannelRow: {
    projectedCloseRate: ({ project }, { horizonDays }) => project?.(checkedHorizon(horizonDays)) ?? null,
  },
} satisfies Resolvers
