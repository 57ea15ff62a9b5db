import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countFollowUp } from './close-rate.queries.ts'
import { closeRateReport } from './close-rate.ts'
import { closeRateQuestion } from './close-rate-question.ts'

export const closeRateResolvers = {
  Query: {
    closeRateSplit: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      const question = closeRateQuestion(args, workspace, now)
      return closeRateReport(question, await read((db) => countFollowUp(db, question)))
    },
  },
} satisfies Resolvers
