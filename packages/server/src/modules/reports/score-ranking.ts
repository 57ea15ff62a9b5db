import { z95 } from './normal.ts'
import { type ScoredLeads, sumOfTable } from './score-table.ts'
import type { Interval } from './wilson.ts'

/** How often, of a lead that reached the milestone and one that didn't, the first has more points; as often half counts where both have as many. */
export type AreaUnderCurve = {
  readonly value: number
  /** Null with fewer than two of a kind, and where nothing varies: as where every one of the first has more. */
  readonly interval: Interval | null
}

type Placed = {
  readonly reached: number
  readonly missed: number
  /** Of those that missed, the share with fewer points; of those with as many, half. */
  readonly aboveMissed: number
  /** Of those that reached, the share with more points; of those with as many, half. */
  readonly belowReached: number
}

/**
 * The area under the curve of true against false positives, by mid-ranks, with an interval by the variance of its structural
 * components.
 *
 * @param table In the order of points.
 * @returns Null where all reached it, or none.
 * @see https://doi.org/10.2307/2531595 DeLong, DeLong and Clarke-Pearson 1988
 */
export function areaUnderCurve(table: readonly ScoredLeads[]): AreaUnderCurve | null {
  const { leads, reached } = sumOfTable(table)
  const missed = leads - reached
  if (reached === 0 || missed === 0) return null
  const places = placed(table, reached, missed)
  const value = places.reduce((sum, place) => sum + place.reached * place.aboveMissed, 0) / reached
  const ofReached = squares(places.map((place) => ({ count: place.reached, off: place.aboveMissed - value })))
  const ofMissed = squares(places.map((place) => ({ count: place.missed, off: place.belowReached - value })))
  const variance = ofReached / (reached - 1) / reached + ofMissed / (missed - 1) / missed
  return { value, interval: variance > 0 && Math.min(reached, missed) > 1 ? around(value, variance) : null }
}

function placed(table: readonly ScoredLeads[], reached: number, missed: number): Placed[] {
  let [missedBefore, reachedUpTo] = [0, 0]
  return table.map((row) => {
    const ofMissed = row.leads - row.reached
    reachedUpTo += row.reached
    const place = {
      reached: row.reached,
      missed: ofMissed,
      aboveMissed: (missedBefore + ofMissed / 2) / missed,
      belowReached: (reached - reachedUpTo + row.reached / 2) / reached,
    }
    missedBefore += ofMissed
    return place
  })
}

const squares = (deviations: readonly { readonly count: number; readonly off: number }[]): number =>
  deviations.reduce((sum, { count, off }) => sum + count * off ** 2, 0)

function around(value: number, variance: number): Interval {
  const reach = z95 * Math.sqrt(variance)
  return { low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}

/** The tenth of the leads that has most points. */
export type TopDecile = {
  /** A tenth, which need not be a whole number. */
  readonly leads: number
  /** Of leads with as many points of which only some belong to the tenth, so large a part of those that reached it. */
  readonly reached: number
  readonly share: number
  /** How many times the share of all it is. */
  readonly lift: number
}

/**
 * @param table In the order of points.
 * @returns Null where nobody reached it.
 */
export function topDecile(table: readonly ScoredLeads[]): TopDecile | null {
  const all = sumOfTable(table)
  if (all.reached === 0) return null
  const leads = all.leads / 10
  let [left, reached] = [leads, 0]
  for (const row of table.toReversed()) {
    const taken = Math.min(left, row.leads)
    reached += (row.reached * taken) / row.leads
    left -= taken
  }
  const share = reached / leads
  return { leads, reached, share, lift: share / (all.reached / all.leads) }
}
