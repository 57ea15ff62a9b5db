import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readHandoffReport } from './handoff-read.queries.ts'
import { handoffQuestion } from './handoff-report.ts'
import { reasonQuestion } from './reason.ts'
import { readReasonReport } from './reason-read.queries.ts'

export const handoffsResolvers = {
  Query: {
    leadHandoffs: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readHandoffReport(read, handoffQuestion(args, workspace, now))
    },
    reasons: (_, args, { asOf, workspace }) => {
      const { read, now } = asOf(args.input.asOf)
      return readReasonReport(read, reasonQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
