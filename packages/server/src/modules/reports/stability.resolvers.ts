import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { stabilityQuestion } from './stability-question.ts'
import { readStabilityReport } from './stability-read.queries.ts'

export const stabilityResolvers = {
  Query: {
    stability: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readStabilityReport(read, stabilityQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
