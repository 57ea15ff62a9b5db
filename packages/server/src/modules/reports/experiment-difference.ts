import { type AlwaysValid, alwaysValid, around, isEnough, type StandingOnDay } from './always-valid.ts'
import { type Lift, liftOf } from './lift.ts'
import { type RateChange, rateChange } from './newcombe.ts'
import { type Ratio, ratio } from './ratio.ts'
import { isoDay } from './recording.ts'
import { differenceByChance, type Proportion } from './two-proportions.ts'
import type { Interval } from './wilson.ts'

/** What can be said of a difference by whoever looks at it every day. */
type Verdict = 'NOT_ENOUGH_DATA' | 'UNDECIDED' | 'BETTER' | 'WORSE'

/** How the rate of a variant differs from that of control. */
export type VariantDifference = {
  readonly rate: RateChange
  readonly lift: Lift
  readonly pValue: number
  readonly alwaysValidP: number | null
  readonly alwaysValidInterval: Interval | null
  readonly alwaysValidHalfWidth: number | null
  readonly decidedOn: string | null
  /** How many more reached it than would have with the rate of control. */
  readonly increment: { readonly value: number | null; readonly interval: Interval | null }
  readonly verdict: Verdict
}

type Compared = {
  readonly treated: Proportion
  readonly control: Proportion
  /** How they stood on each day until now. */
  readonly days: readonly StandingOnDay[]
}

/** @param expectedLift How large a difference is looked for, in shares of the rate. */
export function variantDifference({ treated, control, days }: Compared, expectedLift: number): VariantDifference {
  const rate = rateChange(ratioOf(treated), ratioOf(control))
  const always = alwaysValid(days, expectedLift)
  const { pValue, halfWidth, decidedOn } = always
  return {
    rate,
    lift: liftOf(treated, control),
    pValue: differenceByChance(treated, control),
    alwaysValidP: pValue,
    alwaysValidInterval: rate.value === null || halfWidth === null ? null : around(rate.value, halfWidth),
    alwaysValidHalfWidth: halfWidth,
    decidedOn: decidedOn === null ? null : isoDay(decidedOn),
    increment: times(rate, treated.of),
    verdict: isEnough(treated, control) ? verdictOf(rate, always) : 'NOT_ENOUGH_DATA',
  }
}

/** Whether it is thin is told of the rate itself. */
const ratioOf = ({ part, of }: Proportion): Ratio => ratio(part, of, 0)

const times = ({ value, interval }: RateChange, subjects: number) => ({
  value: value === null ? null : value * subjects,
  interval: interval && { low: interval.low * subjects, high: interval.high * subjects },
})

function verdictOf({ value }: RateChange, { decidedOn }: AlwaysValid): Verdict {
  if (decidedOn === null || !value) return 'UNDECIDED'
  return value > 0 ? 'BETTER' : 'WORSE'
}
