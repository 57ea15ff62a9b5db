import type { Milestone } from '@touchline/schema'
import type { Db } from '../../db/database.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type RemovalEffects, removalEffects } from './allocated-credit.ts'
import { attributionQuestion } from './attribution-report.ts'
import { readPaths } from './paths.queries.ts'

/** What `attribution` of the last twelve months learns by MARKOV. Null where nobody reached the milestone. */
export async function readRemovalEffects(
  db: Db,
  workspace: Workspace,
  now: Date,
  milestone: Milestone,
): Promise<RemovalEffects | null> {
  const input = { range: { preset: 'LAST_12_MONTHS' }, withoutClaims: false } as const
  const asked = { input, milestone, model: 'MARKOV', basis: 'COHORT', groupBy: ['CHANNEL'] } as const
  return removalEffects(await readPaths(db, attributionQuestion(asked, workspace, now)))
}
