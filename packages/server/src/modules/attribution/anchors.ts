import { type Milestone, orderedMilestones } from '@touchline/schema'
import { type AnchorMilestone, anchorMilestones, type ReachedAt, type ShareOut } from './share-out.ts'

/** What anchors and the rest are worth. An anchor that is left out is none. */
type Weights = {
  readonly first?: number
  /** Of the last touchpoint at or before each. */
  readonly milestones?: ReachedAt
  /** Shared equally by touchpoints that are no anchor. */
  readonly rest?: number
}

/**
 * Gives each anchor its weight, and the rest to the touchpoints between. One touchpoint that is several anchors gets their
 * sum. Parts that are missing leave theirs to the others, in proportion; where all are, no touchpoint gets anything.
 */
export const byAnchors =
  ({ first = 0, milestones: weights = {}, rest = 0 }: Weights): ShareOut =>
  (touches, { reachedAt }) => {
    const shares: number[] = touches.map(() => 0)
    const anchors = [{ index: 0, weight: first }, ...milestoneAnchors(touches, weights, reachedAt)]
    const present = anchors.filter(({ index, weight }) => index >= 0 && weight > 0)
    for (const { index, weight } of present) shares[index] = (shares[index] ?? 0) + weight
    const others = shares.filter((share) => share === 0).length
    const withRest = shares.map((share) => (share === 0 ? rest / others : share))
    const whole = withRest.reduce((sum, share) => sum + share, 0)
    return whole === 0 ? shares : withRest.map((share) => share / whole)
  }

/** Where each is; -1 for one before which there is no touchpoint, or that nobody dated. */
const milestoneAnchors = (touches: readonly { readonly at: number }[], weights: ReachedAt, reachedAt: ReachedAt) =>
  anchorMilestones.map((milestone) => {
    const reached = reachedAt[milestone]
    const index = reached === undefined ? -1 : touches.findLastIndex(({ at }) => at <= reached)
    return { index, weight: weights[milestone] ?? 0 }
  })

/**
 * What a lead had reached by a conversion: what came no later, and what the milestone implies. So a CRM that knows but the
 * day on which a lead was created, and the minute in which it was won, still has it created first.
 */
export function reachedBy(milestone: Milestone, at: number, reachedAt: ReachedAt): ReachedAt {
  const isReached = (anchor: AnchorMilestone): boolean =>
    (reachedAt[anchor] ?? Number.POSITIVE_INFINITY) <= at || implies(milestone, anchor)
  return Object.fromEntries(
    anchorMilestones.flatMap((anchor) =>
      reachedAt[anchor] !== undefined && isReached(anchor) ? [[anchor, reachedAt[anchor]]] : [],
    ),
  )
}

const order: readonly Milestone[] = orderedMilestones

/** Whoever was lost was a lead, and perhaps nothing more. */
const implies = (milestone: Milestone, anchor: AnchorMilestone): boolean =>
  anchor === 'LEAD' || order.indexOf(milestone) >= order.indexOf(anchor)
