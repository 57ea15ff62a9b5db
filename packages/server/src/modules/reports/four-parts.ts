import { type Ratio, ratio } from './ratio.ts'
import { againstRest, isToldApart, restOf } from './told-apart.ts'
import type { Proportion } from './two-proportions.ts'
import type { Interval } from './wilson.ts'

/** Leads, and how far they came: each number is of those before, as whoever was won was accepted, and so on. */
export type FollowedLeads = {
  readonly leads: number
  readonly worked: number
  readonly reached: number
  readonly accepted: number
  readonly won: number
}

/** A close rate in four parts, whose product it is. */
export type FourParts = {
  readonly closeRate: Ratio
  readonly worked: Ratio
  readonly reached: Ratio
  readonly accepted: Ratio
  readonly won: Ratio
}

export const fourParts = (
  { leads, worked, reached, accepted, won }: FollowedLeads,
  minimumSample: number,
): FourParts => ({
  closeRate: ratio(won, leads, minimumSample),
  worked: ratio(worked, leads, minimumSample),
  reached: ratio(reached, worked, minimumSample),
  accepted: ratio(accepted, reached, minimumSample),
  won: ratio(won, accepted, minimumSample),
})

/** The share of leads that sales reached, which is sales' doing; and of these that were won, which leads must be good for. */
export const followUpOf = ({ leads, reached }: FollowedLeads): Proportion => ({ part: reached, of: leads })
export const qualityOf = ({ reached, won }: FollowedLeads): Proportion => ({ part: won, of: reached })

/** A close rate as it would be. Null where nothing tells. */
export type Supposed = { readonly value: number | null; readonly interval: Interval | null }

/**
 * The close rate as it would be if one side did as on average: the share of the other as it is, times that average, which is
 * taken to be certain.
 *
 * @param share Of the row, as it is: what is uncertain is where it truly lies.
 * @param average Of all rows, of the other side.
 */
export function supposing(share: Proportion, average: Proportion): Supposed {
  const { value, interval } = ratio(share.part, share.of, 0)
  if (value === null || !interval || average.of === 0) return { value: null, interval: null }
  const factor = average.part / average.of
  return { value: value * factor, interval: { low: interval.low * factor, high: interval.high * factor } }
}

/** How a share compares with that of all others together. */
type Standing = 'ABOVE' | 'BELOW' | 'ALIKE'

/** Of each, whether it can be told from all others together, and which way: adjusted for their being many. */
export function standings(shares: readonly Proportion[]): Standing[] {
  const chances = againstRest(shares)
  return shares.map(({ part, of }, i) => {
    const rest = restOf(shares, i)
    if (!isToldApart(chances[i] ?? 1)) return 'ALIKE'
    return part * rest.of > rest.part * of ? 'ABOVE' : 'BELOW'
  })
}
