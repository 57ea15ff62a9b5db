import { type Milestone, milestones, salesSourced, unattributed, wholeCredit } from '@touchline/schema'
import { splitExactly } from '../../lib/split-exactly.ts'
import type { Touchpoint } from '../journeys/touchpoint.ts'
import type { Lead } from '../outcomes/lead.ts'
import { eligibleTouchpoints } from './eligible.ts'
import { modelsInOrder } from './models.ts'

/** A lead reaching a dated milestone, and who earned it. */
export type Conversion = {
  readonly milestone: Milestone
  readonly at: number
  readonly valueMinor: number | null
  /** Eligible ones, in time order. */
  readonly touchpoints: readonly Touchpoint[]
  /** Billionths, [model][touchpoint]: each model's sum to 10⁹, unless nothing was eligible. */
  readonly credits: readonly (readonly number[])[]
  /** The value, split by the same shares to the minor unit. Null without a value. */
  readonly valueCredits: readonly (readonly number[])[] | null
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
  journey: readonly Touchpoint[],
  isSalesSourced: boolean,
  lookbackDays: number,
): Conversion[] {
  return milestones.flatMap((milestone) => {
    const moment = lead.milestones.get(milestone)?.moment
    if (!moment) return []
    const touchpoints = isSalesSourced ? [] : eligibleTouchpoints(journey, moment.at, lookbackDays)
    const shares = touchpoints.length > 0 ? modelsInOrder.map((shareOut) => shareOut(touchpoints)) : []
    const valueMinor = lead.values.get(milestone) ?? null
    return [
      {
        milestone,
        at: moment.at,
        valueMinor,
        touchpoints,
        credits: shares.map((share) => splitExactly(wholeCredit, share)),
        valueCredits: valueMinor === null ? null : shares.map((share) => splitExactly(valueMinor, share)),
        uncreditedTo: isSalesSourced ? salesSourced : unattributed,
      },
    ]
  })
}
