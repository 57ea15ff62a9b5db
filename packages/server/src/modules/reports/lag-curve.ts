import { fewestAtRisk } from './follow-up.ts'
import { z95 } from './normal.ts'
import type { EstimatedShare } from './time-in-stage.ts'
import { wilson } from './wilson.ts'

/** Leads that reached a milestone so many days after the start of what brought them, which began so many days ago. */
export type Lag = { readonly days: number; readonly watchedDays: number; readonly leads: number }

/** A day after the start on which leads reached the milestone. */
type LagDay = {
  readonly day: number
  /** Leads that reached it by that day, of starts that are at least so many days ago. */
  readonly atRisk: number
  readonly reached: number
}

/** How what is to come of a start shows with the days since: its days, the last first. */
export type LagCurve = {
  readonly days: readonly LagDay[]
  /** Leads that it is of. */
  readonly leads: number
  /** Shares are of what comes within so many days. Null where there are too few leads to tell. */
  readonly withinDays: number | null
}

/**
 * How results are spread over the days since a start, where of recent starts only the quick ones are known: what comes later
 * can't be among them yet. So each day is held against those alone that could have come later and been seen (the
 * product-limit estimate of right-truncated times, Kaplan–Meier's in reversed time).
 *
 * @param horizonDays What comes later counts no more.
 * @see https://doi.org/10.1093/biomet/75.3.515 Lagakos, Barraj and De Gruttola 1988
 */
export function lagCurve(lags: readonly Lag[], horizonDays: number): LagCurve {
  const withinDays = supported(lags, horizonDays)
  const within = lags.filter(({ days }) => days <= (withinDays ?? -1))
  const reachedOn = new Map<number, number>()
  for (const { days, leads } of within) reachedOn.set(days, (reachedOn.get(days) ?? 0) + leads)
  const counter = riskCounter(within)
  const days = [...reachedOn]
    .sort(([a], [b]) => b - a)
    .map(([day, reached]) => ({ day, atRisk: counter(day), reached }))
  return { days, leads: within.reduce((sum, { leads }) => sum + leads, 0), withinDays }
}

/** Which share of what comes within `withinDays` of a start has come by the end of a day. Nulls where nobody can tell. */
export function shownBy({ days, withinDays }: LagCurve, day: number): EstimatedShare {
  if (withinDays === null) return { value: null, interval: null }
  if (day >= withinDays) return { value: 1, interval: { low: 1, high: 1 } }
  const later = days.filter((step) => step.day > day)
  const value = later.reduce((share, { atRisk, reached }) => share * (1 - reached / atRisk), 1)
  const fewest = (later.length > 0 ? later : days).reduce((least, { atRisk }) => Math.min(least, atRisk), Infinity)
  if (later.length === 0) return { value, interval: wilson(fewest, fewest) }
  if (value < rounding) return { value: 0, interval: wilson(0, fewest) }
  const sum = later.reduce((total, { atRisk, reached }) => total + reached / (atRisk * (atRisk - reached)), 0)
  const reach = (z95 * Math.sqrt(sum)) / Math.abs(Math.log(value))
  return { value, interval: { low: value ** Math.exp(reach), high: value ** Math.exp(-reach) } }
}

/** Less than one lead makes, however many there are. */
const rounding = 1e-9

/** The last day, the horizon at most, by which enough leads of starts that are so long ago had reached it. */
function supported(lags: readonly Lag[], horizonDays: number): number | null {
  const counter = riskCounter(lags)
  const watched = [...new Set(lags.map(({ watchedDays }) => Math.min(watchedDays, horizonDays)))]
  const enough = watched.filter((day) => counter(day) >= fewestAtRisk)
  return enough.length === 0 ? null : Math.max(...enough)
}

/** Counts the leads that reached it by a day, of starts that are at least so many days ago. */
const riskCounter =
  (lags: readonly Lag[]) =>
  (day: number): number =>
    lags.reduce((sum, { days, watchedDays, leads }) => (days <= day && day <= watchedDays ? sum + leads : sum), 0)
