import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countHandoffs } from './handoff-report.queries.ts'
import { handoffQuestion, handoffReport } from './handoff-report.ts'
import { reasonQuestion } from './reason.ts'
import { readReasonReport } from './reason-read.queries.ts'

export const handoffsResolvers = {
  Query: {
    leadHandoffs: async (_, args, { read, workspace, now }) => {
      const question = handoffQuestion(args, workspace, now)
      return handoffReport(question, await read((db) => countHandoffs(db, question)))
    },
    reasons: (_, args, { read, workspace, now }) => readReasonReport(read, reasonQuestion(args, workspace, now)),
  },
} satisfies Resolvers
