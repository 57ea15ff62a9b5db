import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { readHandoffReport } from './handoff-read.queries.ts'
import { handoffQuestion } from './handoff-report.ts'
import { reasonQuestion } from './reason.ts'
import { readReasonReport } from './reason-read.queries.ts'

export const handoffsResolvers = {
  Query: {
    leadHandoffs: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readHandoffReport(read, handoffQuestion(args, workspace, now))
    },
    reasons: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readReasonReport(read, reasonQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
