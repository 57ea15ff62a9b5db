import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { funnelQuestion } from './funnel-question.ts'
import { readFunnelReport } from './funnel-read.queries.ts'

export const funnelResolvers = {
  Query: {
    funnel: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readFunnelReport(read, funnelQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
