import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readAttributionReport } from './attribution-read.queries.ts'
import { attributionQuestion } from './attribution-report.ts'

export const attributionResolvers = {
  AttributionRow: {
    shareSpread: ({ shareSpread }) => shareSpread?.() ?? null,
  },
  Query: {
    attribution: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readAttributionReport(read, attributionQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
