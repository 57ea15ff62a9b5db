import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countUndated, sumCredits } from './attribution.queries.ts'
import { attributionQuestion, attributionReport } from './attribution-report.ts'

export const attributionResolvers = {
  Query: {
    attribution: async (_, args, { read, workspace, now }) => {
      const question = attributionQuestion(args, workspace, now)
      const earned = await read((db) => sumCredits(db, question))
      return attributionReport(question, earned, await read((db) => countUndated(db, question)))
    },
  },
} satisfies Resolvers
