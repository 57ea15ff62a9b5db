import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { experimentQuestion } from './experiment-question.ts'
import { readExperimentReport } from './experiment-read.queries.ts'
import { listExperiments } from './experiments.queries.ts'

export const experimentsResolvers = {
  Query: {
    experiments: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args)
      return read((db) => listExperiments(db, workspace, now))
    },
    experiment: async (_, { name, input }, { view }) => {
      const { read, now, workspace } = await view(input)
      return readExperimentReport(read, experimentQuestion(name, input, workspace, now))
    },
  },
} satisfies Resolvers
