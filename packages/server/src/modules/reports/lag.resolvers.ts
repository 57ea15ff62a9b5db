import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { lagQuestion } from './lag-question.ts'
import { readLagReport } from './lag-read.queries.ts'

export const lagResolvers = {
  Query: {
    lagCurve: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readLagReport(read, lagQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
