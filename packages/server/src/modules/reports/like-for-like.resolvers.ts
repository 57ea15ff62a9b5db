import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { likeForLikeQuestion } from './like-for-like-question.ts'
import { readLikeForLikeReport } from './like-for-like-read.queries.ts'

export const likeForLikeResolvers = {
  Query: {
    likeForLike: async (_, args, { view }) => {
      const { read, now, workspace } = await view(args.input)
      return readLikeForLikeReport(read, likeForLikeQuestion(args, workspace, now))
    },
  },
} satisfies Resolvers
