import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readAttributionReport } from './attribution-read.queries.ts'
import { attributionQuestion } from './attribution-report.ts'

export const attributionResolvers = {
  AttributionRow: {
    shareSpread: ({ shareSpread }) => shareSpread?.() ?? null,
  },
  Query: {
    attribution: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readAttributionReport(read, attributionQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
