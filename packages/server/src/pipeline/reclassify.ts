import type { ChannelRule, WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { channelPolicy } from '../modules/channels/classify.ts'
import { leadsAlike, touchpointsAlike } from '../modules/reports/channel-facts.queries.ts'
import { type ChannelMove, channelMoves, moved } from '../modules/reports/channel-moves.ts'
import { queueAlike } from './backlog.queries.ts'

export type Reclassification = {
  readonly moves: readonly ChannelMove[]
  /** Streams and people's keys that wait on the backlog: the pipeline derives them when nothing else waits. */
  readonly queued: number
}

/**
 * Has what other channel rules move derived again, in the background: what they leave where it is costs nothing.
 *
 * @param dryRun Only say what would move.
 */
export async function reclassify(
  db: Db,
  workspaceId: WorkspaceId,
  rules: readonly ChannelRule[],
  dryRun: boolean,
): Promise<Reclassification> {
  const { classify, asks } = channelPolicy(rules)
  const touchpoints = await touchpointsAlike(db, workspaceId, asks)
  const leads = await leadsAlike(db, workspaceId, asks)
  const [movedTouchpoints, movedLeads] = [moved(touchpoints, classify), moved(leads, classify)]
  const bySource = movedLeads.filter(({ facts }) => facts.crmSource !== undefined)
  const queued = dryRun ? 0 : await queueAlike(db, workspaceId, { touchpoints: movedTouchpoints, leads: bySource })
  return { moves: channelMoves({ touchpoints, leads }, classify), queued }
}
