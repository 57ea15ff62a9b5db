import type { IncidenceCurve } from './cumulative-incidence.ts'
import { z95 } from './normal.ts'

/** Where a time truly is, with 95% confidence. Both ends are in; null where nobody has watched for so long. */
export type DaysInterval = { readonly low: number; readonly high: number | null }

/** When a share of those that came had left, and where that truly is. */
export type DaysUntilLeft = { readonly days: number; readonly interval: DaysInterval | null }

/** A day on which some left. */
type LeavingDay = {
  readonly day: number
  /** The share of those that came that is still there at its end, and between what that lies: null once none is. */
  readonly staying: number
  readonly low: number | null
  readonly high: number | null
}

/** Less than one lead makes, however many there are. */
const rounding = 1e-9

/**
 * By when a share of those that came had left: the first day at whose end no more than the rest of them was there, or the
 * middle between that and the next on which some left where it is exactly the rest, as with medians. Null where so many never left.
 *
 * @param curve Of leaving, whichever way.
 * @see https://doi.org/10.2307/2530286 Brookmeyer and Crowley 1982, of the interval
 */
export function daysUntilLeft(curve: IncidenceCurve, share: number): DaysUntilLeft | null {
  const leaving = leavingDays(curve)
  const rest = 1 - share
  const days = firstAtMost(leaving, ({ staying }) => staying, rest)
  if (days === null) return null
  const low = firstAtMost(leaving, (step) => step.low, rest)
  return { days, interval: low === null ? null : { low, high: firstAtMost(leaving, ({ high }) => high, rest) } }
}

/** Mean days that they were there, of which no more than `until` of each count. */
export function meanDaysWithin(curve: IncidenceCurve, until: number): number {
  const days = leavingDays(curve).filter(({ day }) => day < until)
  const ends = [...days.slice(1).map(({ day }) => day), until]
  const first = days[0]?.day ?? until
  return days.reduce((sum, { day, staying }, i) => sum + staying * ((ends[i] ?? until) - day), first)
}

function firstAtMost(
  leaving: readonly LeavingDay[],
  of: (step: LeavingDay) => number | null,
  most: number,
): number | null {
  const i = leaving.findIndex((step) => (of(step) ?? 1) <= most + rounding)
  const step = leaving[i]
  if (!step) return null
  const isExact = Math.abs((of(step) ?? 0) - most) < rounding
  return isExact ? (step.day + (leaving[i + 1] ?? step).day) / 2 : step.day
}

/** Kaplan and Meier's share of those still there, with Greenwood's variance on the scale of log(−log). */
function leavingDays(curve: IncidenceCurve): LeavingDay[] {
  let sum = 0
  return curve
    .filter(({ won }) => won > 0)
    .map(({ day, atRisk, won, undecided }) => {
      const staying = undecided * (1 - won / atRisk)
      sum += won / (atRisk * (atRisk - won))
      if (won === atRisk) return { day, staying: 0, low: null, high: null }
      const reach = (z95 * Math.sqrt(sum)) / Math.abs(Math.log(staying))
      return { day, staying, low: staying ** Math.exp(reach), high: staying ** Math.exp(-reach) }
    })
}
