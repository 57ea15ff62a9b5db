import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { maturityQuestion } from './maturity-question.ts'
import { readMaturityReport } from './maturity-read.queries.ts'
import { withScenarios } from './maturity-scenario.queries.ts'

export const maturityResolvers = {
  Query: {
    cohortMaturity: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      const question = maturityQuestion(args, workspace, now)
      return withScenarios(await readMaturityReport(read, question), read, question)
    },
  },
  MaturityRow: { scenario: ({ scenario }) => scenario() },
} satisfies Resolvers
