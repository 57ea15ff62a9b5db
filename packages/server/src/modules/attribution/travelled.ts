import type { Journeys } from './journeys.ts'
import type { Ways } from './path.ts'

/** Journeys as far as they went by an end, in columns. */
export type Ends = {
  /** Number of the subject; -1 where it went no way that counts. */
  readonly subject: Int32Array
  /** Epoch milliseconds. */
  readonly until: Float64Array
}

export const nobody: Ends = { subject: new Int32Array(0), until: new Float64Array(0) }

const dayMs = 86_400_000

/**
 * The ways of journeys, by the keys of their touchpoints: of those that converted what lies within the look-back of that; of the
 * others, within the look-back of their last touchpoint. Who has none went no way.
 */
export function travelled(journeys: Journeys, converted: Ends, unconverted: Ends, lookbackDays: number): Ways {
  const lookback = lookbackDays * dayMs
  const won = stretchesOf(journeys, converted, (until) => until - lookback)
  const others = stretchesOf(journeys, unconverted, (_, last) => last - lookback)
  return (tell) => {
    for (let i = 0; i < won.count; i++) tell(journeys.key, won.start[i] as number, won.length[i] as number, 1, 0)
    for (let i = 0; i < others.count; i++)
      tell(journeys.key, others.start[i] as number, others.length[i] as number, 0, 1)
  }
}

/** Where the touchpoints stand that each went through, those without one left out. */
function stretchesOf(
  { at, start }: Journeys,
  { subject, until }: Ends,
  sinceOf: (until: number, last: number) => number,
) {
  const found = { start: new Int32Array(subject.length), length: new Int32Array(subject.length), count: 0 }
  for (let i = 0; i < subject.length; i++) {
    const of = subject[i] as number
    const end = until[i] as number
    let from = of < 0 ? 0 : (start[of] as number)
    let to = of < 0 ? 0 : (start[of + 1] as number)
    while (from < to && (at[to - 1] as number) > end) to--
    if (from === to) continue
    const since = sinceOf(end, at[to - 1] as number)
    while (from < to && (at[from] as number) < since) from++
    if (from === to) continue
    found.start[found.count] = from
    found.length[found.count++] = to - from
  }
  return found
}

/** The same ways by other numbers of channels. */
export function renumbered(ways: Ways, { key }: Journeys, numberOf: Int32Array): Ways {
  const channels = key.map((its) => numberOf[its] as number)
  return (tell) => ways((_, start, length, conversions, nulls) => tell(channels, start, length, conversions, nulls))
}
