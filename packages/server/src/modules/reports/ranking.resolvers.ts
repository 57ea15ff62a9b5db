import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { rankingQuestion } from './ranking-question.ts'
import { readRankingReport } from './ranking-read.queries.ts'

export const rankingResolvers = {
  Query: {
    channelRanking: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readRankingReport(read, rankingQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
