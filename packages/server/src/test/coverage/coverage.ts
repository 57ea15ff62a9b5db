import { groupBy } from '../../lib/group-by.ts'
import { type Interval, wilson } from '../../modules/reports/wilson.ts'
import { defaultPlan } from '../../planted/default-plan.ts'
import type { Drawing } from '../../planted/leads.ts'
import { creditTrials } from './credit-trials.ts'
import { projectionTrials } from './projection-trials.ts'
import { rateTrials } from './rate-trials.ts'
import { standardisedTrials } from './standardised-trials.ts'
import { sampleOf, type Trial } from './trial.ts'

/** How often the intervals of one estimate cover what is true. */
export type Coverage = {
  readonly estimate: string
  readonly covered: number
  readonly trials: number
  /** Where the report says that it can't tell. */
  readonly untold: number
  /** Of the share that is covered. Null without a trial. */
  readonly interval: Interval | null
  /** Whose truth is covered least often, of the kinds of rows. */
  readonly worst: { readonly of: string; readonly covered: number; readonly trials: number } | null
}

/** What intervals say of themselves. */
const statedCoverage = 0.95

/** How likely it is that of so many intervals so few cover, where each does so as often as it says. */
export function chanceOfSoFew({ covered, trials }: Pick<Coverage, 'covered' | 'trials'>): number {
  const [hit, miss] = [Math.log(statedCoverage), Math.log(1 - statedCoverage)]
  let [sum, ways] = [0, 0]
  for (let k = 0; k <= covered; k++) {
    sum += Math.exp(ways + k * hit + (trials - k) * miss)
    ways += Math.log(trials - k) - Math.log(k + 1)
  }
  return sum
}

/** Estimates that are of something else, and so should not cover: what is compared is worth the trouble only then. */
export const isContrast = (estimate: string): boolean => estimate.startsWith('not covering')

/** All trials of companies of these seeds, of leads of a year and a half. */
export const trialsOf = (seeds: readonly number[], leads: number): Trial[] =>
  seeds.flatMap((seed) => {
    const drawing: Drawing = { seed, leads, days: 540, until: '2026-06-15' }
    const sample = sampleOf(defaultPlan, drawing)
    return [rateTrials, projectionTrials, standardisedTrials, creditTrials].flatMap((tried) => tried(sample))
  })

export const coverages = (trials: readonly Trial[]): Coverage[] =>
  [...groupBy(trials, ({ estimate }) => estimate)].map(([estimate, all]) => {
    const told = all.filter(({ interval }) => interval !== null)
    const counts = [...groupBy(told, ({ of }) => of)].map(([of, those]) => ({ of, ...countOf(those) }))
    const { covered, trials: count } = countOf(told)
    return {
      ...{ estimate, covered, trials: count, untold: all.length - told.length, interval: wilson(covered, count) },
      worst: counts.toSorted((a, b) => a.covered / a.trials - b.covered / b.trials)[0] ?? null,
    }
  })

const countOf = (told: readonly Trial[]) => ({ covered: told.filter(isCovered).length, trials: told.length })

const isCovered = ({ interval, truth }: Trial): boolean =>
  interval !== null && interval.low <= truth && truth <= interval.high
