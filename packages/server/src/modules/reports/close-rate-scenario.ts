import { type CureModel, type DayCount, likelihood, modelAt, pointOf, type WaitedLeads } from './mixture-cure.ts'
import { type Bend, climb, type Peak, variances } from './newton.ts'
import { profileInterval } from './profile-interval.ts'
import type { Interval } from './wilson.ts'

/** Which share of leads would be won in the end, however long it takes, if a curve is taken for granted. */
export type CloseRateScenario = {
  readonly leads: number
  readonly won: number
  readonly value: number
  readonly interval: Interval
  /** Of Weibull's distribution: below 1 wins come ever slower, above 1 they come in a wave. */
  readonly shape: number
  readonly scaleDays: number
  /** The day of their age by whose end half of those that would be won are. */
  readonly medianDays: number
  /** For how long the longest watched lead was. */
  readonly watchedDays: number
  /** Of the wins that it foresees, the share that comes later than that: nobody has seen any of it. */
  readonly beyondWatched: number
}

/** With fewer wins nothing is said of those to come. */
const fewestWon = 30

const bounds = [
  [-15, 15],
  [Math.log(0.05), Math.log(20)],
  [Math.log(0.01), Math.log(1e7)],
] as const
const free = [0, 1, 2]

/** Less than this makes no fit better than another. */
const rounding = 1e-6

/**
 * A mixture cure model: a share of leads is never won, and the days of the others follow Weibull's distribution; fitted by
 * maximum likelihood from the same starting points each time. Lost leads are not told apart from open ones: each is a lead
 * that isn't won in all the days since it was created. To count lost ones as never won, and open ones as if none of them
 * could have been lost, would count the losses twice and make the rate too low.
 *
 * @returns Null where fewer than `fewestWon` are won, no fit is best, or the leads can't tell how sure it is: so where
 *   they fit as well with all of them won in the end.
 * @see https://doi.org/10.2307/2529885 Farewell 1982
 */
export function closeRateScenario(waited: WaitedLeads): CloseRateScenario | null {
  const inOrder = { won: byDay(waited.won), notWon: byDay(waited.notWon) }
  const [won, notWon] = [leadsIn(inOrder.won), leadsIn(inOrder.notWon)]
  if (won < fewestWon || notWon === 0) return null
  const bendAt = (point: readonly number[]): Bend => likelihood(inOrder, point)
  const peak = highest(startingPoints(inOrder).map((start) => climb({ bendAt, free, bounds }, pointOf(start))))
  const neverWon = peak && profileInterval({ bendAt, free, bounds, peak })
  if (!peak || !neverWon) return null
  const watchedDays = Math.max(...[...inOrder.won, ...inOrder.notWon].map(({ days }) => days))
  return {
    ...{ leads: won + notWon, won, value: wonOf(peak.point[0] ?? 0) },
    interval: { low: wonOf(neverWon.high), high: wonOf(neverWon.low) },
    ...told(modelAt(peak.point), watchedDays),
    watchedDays,
  }
}

function told({ shape, scaleDays }: CureModel, watchedDays: number) {
  const median = scaleDays * Math.LN2 ** (1 / shape)
  return {
    ...{ shape, scaleDays, medianDays: Math.max(0, Math.ceil(median) - 1) },
    beyondWatched: Math.exp(-(((watchedDays + 1) / scaleDays) ** shape)),
  }
}

/** The share that is won, of the logit of that which never is. */
const wonOf = (logit: number): number => 1 / (1 + Math.exp(logit))

/** Beyond a standard error of 2 a logarithm is not known within a factor of 50: the peak is a plain. */
const mostVariance = 4

/** Null where there is none, or the search went higher elsewhere without an end. */
function highest(found: readonly (Peak & { readonly isPeak: boolean })[]): Peak | null {
  const [peak] = found.filter((each) => each.isPeak && isSharp(each)).toSorted((a, b) => b.bend.value - a.bend.value)
  return peak && found.every(({ bend }) => !(bend.value > peak.bend.value + rounding)) ? peak : null
}

const isSharp = (peak: Peak): boolean => variances(peak)?.every((variance) => variance < mostVariance) ?? false

/** With all that is not won by now never won, and with half of it; slowing down, and in a wave. */
function startingPoints({ won, notWon }: WaitedLeads): CureModel[] {
  const wins = leadsIn(won)
  const [open, days] = [
    leadsIn(notWon) / (wins + leadsIn(notWon)),
    won.reduce((sum, at) => sum + at.days * at.leads, 0),
  ]
  const mean = 0.5 + days / wins
  return [0.7, 1.5].flatMap((shape) => [
    { neverWon: open, shape, scaleDays: mean },
    { neverWon: open / 2, shape, scaleDays: 3 * mean },
  ])
}

/** In the order of days, each once: sums come to the same whatever order they came in. */
function byDay(counts: readonly DayCount[]): DayCount[] {
  const leadsOn = new Map<number, number>()
  for (const { days, leads } of counts) leadsOn.set(days, (leadsOn.get(days) ?? 0) + leads)
  return [...leadsOn].map(([days, leads]) => ({ days, leads })).toSorted((a, b) => a.days - b.days)
}

const leadsIn = (counts: readonly DayCount[]): number => counts.reduce((sum, { leads }) => sum + leads, 0)
