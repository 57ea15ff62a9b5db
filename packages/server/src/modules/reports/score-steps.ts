import { type RateChange, rateChange } from './newcombe.ts'
import { type Ratio, ratio } from './ratio.ts'
import type { ScoredLeads } from './score-table.ts'

/** What became of the leads with one number of points. */
export type ScoreStep = {
  readonly points: number
  readonly rate: Ratio
  /** How much the share differs from that of the next fewer points that any lead has. Null of the fewest. */
  readonly change: RateChange | null
  /** Fewer of them reached the milestone, though they have more points. */
  readonly isFalling: boolean
}

/** @param table In the order of points, each of which has leads. */
export const scoreSteps = (table: readonly ScoredLeads[], minimumSample: number): ScoreStep[] =>
  table.map(({ points, leads, reached }, i) => {
    const rate = ratio(reached, leads, minimumSample)
    const fewer = table[i - 1]
    const change = fewer ? rateChange(rate, ratio(fewer.reached, fewer.leads, minimumSample)) : null
    return { points, rate, change, isFalling: change?.value != null && change.value < 0 }
  })
