import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { rankingQuestion } from './ranking-question.ts'
import { readRankingReport } from './ranking-read.queries.ts'

export const rankingResolvers = {
  Query: {
    channelRanking: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readRankingReport(read, rankingQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
