import { type Milestone, milestones, salesSourced, unattributed, wholeCredit } from '@touchline/schema'
import { splitExactly } from '../../lib/split-exactly.ts'
import type { Lead } from '../outcomes/lead.ts'
import { placeAnchors } from './anchors.ts'
import { type Creditable, eligiblePath, eligibleTouchpoints } from './eligible.ts'
import { modelsInOrder } from './models.ts'
import { anchorMilestones, type ReachedAt, type ShareOut } from './share-out.ts'

/** Who earned a conversion. */
export type Earned = {
  /** Eligible ones, in time order. */
  readonly touchpoints: readonly Creditable[]
  /**
   * Billionths, [model][touchpoint]: each model's sum to 10⁹, or to 0 where no touchpoint is what it looks for. Empty where
   * nothing was eligible.
   */
  readonly credits: readonly (readonly number[])[]
  /** The value, split by the same shares to the minor unit. Null without a value. */
  readonly valueCredits: readonly (readonly number[])[] | null
}

/** A lead reaching a dated milestone, and who earned it. */
export type Conversion = Earned & {
  readonly milestone: Milestone
  readonly at: number
  readonly valueMinor: number | null
  /** The row that has the credit which no touchpoint earned. */
  readonly uncreditedTo: string
}

/** What of a workspace decides who earned a conversion. */
export type Weighing = { readonly lookbackDays: number; readonly halfLifeDays: number }

/** A milestone that was reached. */
type Converted = Pick<Conversion, 'milestone' | 'at' | 'valueMinor'>

/**
 * The conversions of one lead: one per dated milestone.
 *
 * @param journey The person's touchpoints, in time order.
 */
export function conversionsOf(
  lead: Lead,
  journey: readonly Creditable[],
  isSalesSourced: boolean,
  weighing: Weighing,
): Conversion[] {
  const creditable = isSalesSourced ? [] : journey
  const reachedAt = Object.fromEntries(
    anchorMilestones.map((milestone) => [milestone, lead.milestones.get(milestone)?.moment?.at]),
  )
  return milestones.flatMap((milestone) => {
    const moment = lead.milestones.get(milestone)?.moment
    if (!moment) return []
    const converted = { milestone, at: moment.at, valueMinor: lead.values.get(milestone) ?? null }
    const earned = earnedBy(creditable, converted, reachedAt, weighing, modelsInOrder)
    return [{ ...converted, ...earned, uncreditedTo: isSalesSourced ? salesSourced : unattributed }]
  })
}

/**
 * Shares out one conversion by each of `models`.
 *
 * @param journey What may be credited of the person's touchpoints, in time order.
 * @param reachedAt Of the whole lead, whether before the conversion or after.
 */
export function earnedBy(
  journey: readonly Creditable[],
  { milestone, at, valueMinor }: Converted,
  reachedAt: ReachedAt,
  { lookbackDays, halfLifeDays }: Weighing,
  models: readonly ShareOut[],
): Earned {
  const touchpoints = eligibleTouchpoints(journey, at, lookbackDays)
  const count = touchpoints.length
  const credits: number[][] = []
  const valueCredits: number[][] | null = valueMinor === null ? null : []
  if (count > 0) {
    const path = eligiblePath(touchpoints, halfLifeDays)
    placeAnchors(path, milestone, at, reachedAt)
    const shares = new Float64Array(count)
    for (const shareOut of models) {
      shareOut(path, shares)
      credits.push(splitAmong(wholeCredit, shares))
      if (valueMinor !== null) valueCredits?.push(splitAmong(valueMinor, shares))
    }
  }
  return { touchpoints, credits, valueCredits }
}

/** Where nobody has a share, nobody gets a part. */
const splitAmong = (total: number, shares: Float64Array): number[] =>
  shares.some((share) => share > 0) ? splitExactly(total, shares) : Array.from(shares)
