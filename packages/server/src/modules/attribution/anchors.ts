import { type Milestone, orderedMilestones } from '@touchline/schema'
import {
  type AnchorMilestone,
  anchorMilestones,
  type EligiblePath,
  type ReachedAt,
  type ShareOut,
} from './share-out.ts'

/** What anchors and the rest are worth, in any unit. An anchor that is left out is none. */
export type AnchorWeights = {
  readonly first?: number
  /** Of the last touchpoint at or before each. */
  readonly milestones?: { readonly [Anchor in AnchorMilestone]?: number }
  /** Shared equally by touchpoints that are no anchor. */
  readonly rest?: number
}

/**
 * Gives each anchor its weight, and the rest to the touchpoints between. One touchpoint that is several anchors gets their
 * sum. Parts that are missing leave theirs to the others, in proportion; where all are, no touchpoint gets anything.
 */
export function byAnchors({ first = 0, milestones = {}, rest = 0 }: AnchorWeights): ShareOut {
  const weights = anchorMilestones.map((milestone) => milestones[milestone] ?? 0)
  return ({ count, anchors }, shares) => {
    shares.fill(0, 0, count)
    shares[0] = first
    for (let k = 0; k < weights.length; k++) {
      const anchor = anchors[k] as number
      if (anchor >= 0) shares[anchor] = (shares[anchor] as number) + (weights[k] as number)
    }
    giveOthers(shares, count, rest)
    normalise(shares, count)
  }
}

function giveOthers(shares: Float64Array, count: number, rest: number): void {
  if (rest === 0) return
  let others = 0
  for (let i = 0; i < count; i++) if (shares[i] === 0) others++
  for (let i = 0; i < count; i++) if (shares[i] === 0) shares[i] = rest / others
}

/** In place. Where nobody has a share, nobody gets one; returns whether anybody has. */
export function normalise(shares: Float64Array, count: number): boolean {
  let whole = 0
  for (let i = 0; i < count; i++) whole += shares[i] as number
  if (whole === 0) return false
  for (let i = 0; i < count; i++) shares[i] = (shares[i] as number) / whole
  return true
}

/**
 * Finds which touchpoints led to what a lead had reached by a conversion: what came no later, and what the milestone implies. So
 * a CRM that knows but the day on which a lead was created, and the minute in which it was won, still has it created first.
 *
 * @param convertedAt Of the conversion, in epoch milliseconds.
 */
export function placeAnchors(
  path: EligiblePath,
  milestone: Milestone,
  convertedAt: number,
  reachedAt: ReachedAt,
): void {
  for (let k = 0; k < anchorMilestones.length; k++) {
    const anchor = anchorMilestones[k] as AnchorMilestone
    path.anchors[k] = anchorOf(path, reachedAt[anchor], convertedAt, implies(milestone, anchor))
  }
}

/** The same for one anchor. */
export function anchorOf(
  { at, start, count }: EligiblePath,
  reachedAt: number | undefined,
  convertedAt: number,
  isImplied: boolean,
): number {
  const counts = reachedAt !== undefined && (isImplied || reachedAt <= convertedAt)
  return counts ? lastBy(at, start, count, reachedAt) : -1
}

/** The last touchpoint at or before an instant; -1 without one. */
function lastBy(at: Float64Array, start: number, count: number, instant: number): number {
  let last = count - 1
  while (last >= 0 && (at[start + last] as number) > instant) last--
  return last
}

const order: readonly Milestone[] = orderedMilestones

/** Whoever was lost was a lead, and perhaps nothing more. */
export const implies = (milestone: Milestone, anchor: AnchorMilestone): boolean =>
  anchor === 'LEAD' || order.indexOf(milestone) >= order.indexOf(anchor)
