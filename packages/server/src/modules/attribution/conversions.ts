import { type Milestone, wholeCredit } from '@touchline/schema'
import { splitExactly } from '../../lib/split-exactly.ts'
import { placeAnchors } from './anchors.ts'
import { type Creditable, eligiblePath, eligibleTouchpoints } from './eligible.ts'
import type { ReachedAt, ShareOut } from './share-out.ts'

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

/** What of a workspace decides who earned a conversion. */
export type Weighing = { readonly lookbackDays: number; readonly halfLifeDays: number }

/** A milestone that was reached. Its value in minor units; null without one. */
type Converted = { readonly milestone: Milestone; readonly at: number; readonly valueMinor: number | null }

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
