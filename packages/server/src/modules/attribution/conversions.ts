import { type Milestone, milestones, salesSourced, unattributed, wholeCredit } from '@touchline/schema'
import { splitExactly } from '../../lib/split-exactly.ts'
import type { Lead } from '../outcomes/lead.ts'
import { type Creditable, eligibleTouchpoints } from './eligible.ts'
import { modelsInOrder, type ShareOut } from './models.ts'

/** Who earned a conversion. */
export type Earned = {
  /** Eligible ones, in time order. */
  readonly touchpoints: readonly Creditable[]
  /** Billionths, [model][touchpoint]: each model's sum to 10⁹, unless nothing was eligible. */
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

/**
 * The conversions of one lead: one per dated milestone.
 *
 * @param journey The person's touchpoints, in time order.
 */
export function conversionsOf(
  lead: Lead,
  journey: readonly Creditable[],
  isSalesSourced: boolean,
  lookbackDays: number,
): Conversion[] {
  const creditable = isSalesSourced ? [] : journey
  return milestones.flatMap((milestone) => {
    const moment = lead.milestones.get(milestone)?.moment
    if (!moment) return []
    const converted = { at: moment.at, valueMinor: lead.values.get(milestone) ?? null }
    const earned = earnedBy(creditable, converted, lookbackDays, modelsInOrder)
    return [{ milestone, ...converted, ...earned, uncreditedTo: isSalesSourced ? salesSourced : unattributed }]
  })
}

/**
 * Shares out one conversion by each of `models`.
 *
 * @param journey What may be credited of the person's touchpoints, in time order.
 */
export function earnedBy(
  journey: readonly Creditable[],
  { at, valueMinor }: Pick<Conversion, 'at' | 'valueMinor'>,
  lookbackDays: number,
  models: readonly ShareOut[],
): Earned {
  const touchpoints = eligibleTouchpoints(journey, at, lookbackDays)
  const shares = touchpoints.length > 0 ? models.map((shareOut) => shareOut(touchpoints)) : []
  return {
    touchpoints,
    credits: shares.map((share) => splitExactly(wholeCredit, share)),
    valueCredits: valueMinor === null ? null : shares.map((share) => splitExactly(valueMinor, share)),
  }
}
