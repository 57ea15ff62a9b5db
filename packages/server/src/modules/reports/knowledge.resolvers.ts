import { AppError } from '../../errors.ts'
import type { Resolvers } from '../../graphql/resolver-types.generated.ts'
import { knowledgeBetween, listKnowledge } from '../workspaces/knowledge.queries.ts'
import { earliestOf, knowledgeAt, latestOf } from '../workspaces/knowledge.ts'
import { requirePermission } from '../workspaces/permissions.ts'
import { checkTimes, readExplanation } from './explain-change-read.queries.ts'
import { readAt, userErrorOf } from './user-error.ts'

const atPath = ['input', 'at']

export const knowledgeResolvers = {
  Query: {
    knowledge: (_, __, { read, workspace }) => read((db) => listKnowledge(db, workspace.id)),
    explainChange: (_, { input }, { workspace, ...context }) => readExplanation(input, workspace, context),
  },
  Mutation: {
    deriveKnowledge: async (_, { input }, { roles, read, workspace, knowing, now }) => {
      const { at, since, again, withoutClaims } = input
      requirePermission(roles, 'DERIVE_KNOWLEDGE')
      try {
        readAt(atPath, () => (since ? checkTimes(since, at, now) : checkIsPast(at, now)))
        readAt(['input', 'withoutClaims'], () => checkIsWhole(since ?? null, withoutClaims))
        const known = since
          ? await read((db) => knowledgeBetween(db, workspace, since, at))
          : [knowledgeAt(at, withoutClaims)]
        return { knowledge: await knowing.request(known, again), userErrors: [] }
      } catch (error) {
        return { knowledge: [], userErrors: [userErrorOf(error, () => atPath)] }
      }
    },
  },
  Knowledge: {
    at: ({ known }) => latestOf(known),
    since: ({ known }) => (earliestOf(known) < latestOf(known) ? earliestOf(known) : null),
    withoutClaims: ({ known }) => known.withoutClaims,
    claimsLeftOut: ({ leftOut }) => leftOut?.claims ?? null,
  },
} satisfies Resolvers

/** @throws AppError `INPUT_INVALID` */
function checkIsWhole(since: Date | null, withoutClaims: boolean): void {
  if (!since || !withoutClaims) return
  const problem = 'withoutClaims is given with since: leave one of them out, changes are explained with claims'
  throw new AppError('INPUT_INVALID', problem)
}

function checkIsPast(at: Date, now: Date): void {
  if (at > now)
    throw new AppError('INPUT_INVALID', `at is ${at.toISOString()}: what will be known then is not known yet`)
}
