import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { audienceQuestion } from './audience-question.ts'
import { readAudienceReport } from './audience-read.queries.ts'

export const audienceResolvers = {
  Query: {
    audienceMatch: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readAudienceReport(read, audienceQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
