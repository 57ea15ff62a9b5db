import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { maturityQuestion } from './maturity-question.ts'
import { readMaturityReport } from './maturity-read.queries.ts'

export const maturityResolvers = {
  Query: {
    cohortMaturity: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readMaturityReport(read, maturityQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
