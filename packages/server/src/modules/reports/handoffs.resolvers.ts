import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { countHandoffs } from './handoff-report.queries.ts'
import { handoffQuestion, handoffReport } from './handoff-report.ts'
import { countReasons, countUndatedReasons } from './reason.queries.ts'
import { reasonQuestion, reasonReport } from './reason.ts'

export const handoffsResolvers = {
  Query: {
    leadHandoffs: async (_, args, { read, workspace, now }) => {
      const question = handoffQuestion(args, workspace, now)
      return handoffReport(question, await read((db) => countHandoffs(db, question)))
    },
    reasons: async (_, args, { read, workspace, now }) => {
      const question = reasonQuestion(args, workspace, now)
      const counted = await read((db) => countReasons(db, question))
      return reasonReport(question, counted, await read((db) => countUndatedReasons(db, question)))
    },
  },
} satisfies Resolvers
