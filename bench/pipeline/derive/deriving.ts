import type { Figure, Say } from '../../figure.ts'
import { computing } from './compute.ts'
import { withDuckDb } from './duckdb.ts'
import { withHistory } from './history.ts'
import { incrementing } from './increment.ts'
import { reporting } from './reports.ts'
import { seedAsked, sizeAsked } from './size.ts'
import { writing } from './write.ts'

/** How fast a history is derived, kept up to date and reported on. */
export function deriving(say: Say): Promise<Figure[]> {
  const size = sizeAsked(process.env['TOUCHLINE_BENCH_TOUCHPOINTS'])
  const seed = seedAsked(process.env['TOUCHLINE_BENCH_SEED'])
  say(`deriving at ${size.touchpoints} touchpoints, ${size.leads} leads, ${size.won} won (seed ${seed})`)
  return withHistory({ size, seed }, say, async (history) => {
    const overDuckDb = await withDuckDb(history, async (duckdb) => [
      ...(await computing(history, duckdb, say)),
      ...(await reporting(history, duckdb)),
    ])
    return [...overDuckDb, await incrementing(history), await writing(history, say)]
  })
}
