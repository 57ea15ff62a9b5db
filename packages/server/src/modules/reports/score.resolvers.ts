import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { scoreQuestion } from './score-question.ts'
import { readScoreReport } from './score-read.queries.ts'

export const scoreResolvers = {
  Query: {
    scoreEvaluation: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      const { area, ...report } = await readScoreReport(read, scoreQuestion(args, workspace, now))
      return { ...report, areaUnderCurve: area?.value ?? null, areaInterval: area?.interval ?? null }
    },
  },
} satisfies Resolvers
