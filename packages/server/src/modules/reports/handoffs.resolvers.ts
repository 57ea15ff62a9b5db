import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readHandoffReport } from './handoff-read.queries.ts'
import { handoffQuestion } from './handoff-report.ts'
import { reasonQuestion } from './reason.ts'
import { readReasonReport } from './reason-read.queries.ts'

export const handoffsResolvers = {
  Query: {
    leadHandoffs: (_, args, { read, workspace, now }) => readHandoffReport(read, handoffQuestion(args, workspace, now)),
    reasons: (_, args, { read, workspace, now }) => readReasonReport(read, reasonQuestion(args, workspace, now)),
  },
} satisfies Resolvers
