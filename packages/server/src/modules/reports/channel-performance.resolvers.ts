import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readChannelReport } from './channel-performance-read.queries.ts'
import { withProjections } from './channel-projection.queries.ts'
import { channelQuestion } from './channel-question.ts'
import { costPer, costPerProjectedWin, returnOn } from './costs.ts'
import { checkedHorizon } from './maturity-question.ts'

export const channelPerformanceResolvers = {
  Query: {
    channelPerformance: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      const question = channelQuestion(args, workspace, now)
      return withProjections(await readChannelReport(read, question), read, question)
    },
  },
  ChannelRow: {
    costPer: (row, { milestone }) => costPer(row, milestone),
    costPerProjectedWin: async ({ spend, leads, project }, { horizonDays }) =>
      spend && project ? costPerProjectedWin(spend, leads, await project(checkedHorizon(horizonDays))) : null,
    returnOnSpend: returnOn,
    projectedCloseRate: ({ project }, { horizonDays }) => project?.(checkedHorizon(horizonDays)) ?? null,
  },
} satisfies Resolvers
