import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readAttributionReport } from './attribution-read.queries.ts'
import { attributionQuestion } from './attribution-report.ts'

export const attributionResolvers = {
  Query: {
    attribution: (_, args, { read, workspace, now }) =>
      readAttributionReport(read, attributionQuestion(args, workspace, now)),
  },
} satisfies Resolvers
