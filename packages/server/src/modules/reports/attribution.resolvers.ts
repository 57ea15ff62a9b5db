import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countUndated, sumStoredCredits } from './attribution.queries.ts'
import { attributionQuestion, attributionReport, isStored } from './attribution-report.ts'
import { sumReweighedCredits } from './reweighed.queries.ts'

export const attributionResolvers = {
  Query: {
    attribution: async (_, args, { read, workspace, now }) => {
      const question = attributionQuestion(args, workspace, now)
      const sumCredits = isStored(question) ? sumStoredCredits : sumReweighedCredits
      const earned = await read((db) => sumCredits(db, question))
      return attributionReport(question, earned, await read((db) => countUndated(db, question)))
    },
  },
} satisfies Resolvers
