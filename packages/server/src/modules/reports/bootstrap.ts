import { compareText } from '../../lib/order.ts'
import { type PoissonTable, poissonDraw, poissonTable } from '../../lib/poisson.ts'
import { seededRandom } from '../../lib/seeded-random.ts'
import type { Interval } from './wilson.ts'

/** How often everybody is drawn anew. */
export const replicates = 200

/** Always the same: whoever asks twice is told the same twice. */
const seed = 1_979

/** Subjects of whom the same is known. */
export type Alike = { readonly subjects: number }

/**
 * Draws subjects anew, as if as many others had come by the same ways: each counts as often as a Poisson variable of mean 1
 * says, so that any number of those who are alike takes one draw.
 *
 * @param kinds Which kind comes first decides what is drawn for it.
 * @param sumUp Takes how many there are of each kind, and may not keep that.
 * @returns What comes of each draw.
 * @see https://doi.org/10.1214/aos/1176344552 Efron 1979
 */
export function* drawnAnew<Sum>(
  kinds: readonly Alike[],
  sumUp: (counts: Float64Array) => Sum,
  times = replicates,
): Generator<Sum> {
  const random = seededRandom(seed)
  const tables = new Map(
    [...new Set(kinds.map(({ subjects }) => subjects))].map((count) => [count, poissonTable(count)]),
  )
  const tableOf = kinds.map(({ subjects }) => tables.get(subjects) as PoissonTable)
  const counts = new Float64Array(kinds.length)
  for (let time = 0; time < times; time++) {
    for (let kind = 0; kind < counts.length; kind++) counts[kind] = poissonDraw(tableOf[kind] as PoissonTable, random())
    yield sumUp(counts)
  }
}

/** Adds up kinds of the same name, and puts them in an order that depends on nothing but these. */
export function kindsByName<Kind extends Alike>(alike: readonly Kind[], nameOf: (kind: Kind) => string): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const kind of alike) {
    const name = nameOf(kind)
    kinds.set(name, { ...kind, subjects: kind.subjects + (kinds.get(name)?.subjects ?? 0) })
  }
  return [...kinds].sort(([a], [b]) => compareText(a, b)).map(([, kind]) => kind)
}

/**
 * Between which numbers the middle 95% of what `values` are drawn from lie. Null where there are none.
 *
 * Of n draws, the k-th has k / (n + 1) of everything below it on average. By the place among the draws themselves, as spreadsheets
 * have it, the middle 95% of 200 would be 94%.
 *
 * @see https://doi.org/10.2307/2684934 Hyndman and Fan 1996, definition 6
 */
export function middle95(values: readonly number[]): Interval | null {
  if (values.length === 0) return null
  const ordered = Float64Array.from(values).sort()
  return { low: quantile(ordered, 0.025), high: quantile(ordered, 0.975) }
}

/** On the line between the two that are next to it; of few, the first or the last. */
function quantile(ordered: Float64Array, share: number): number {
  const last = ordered.length - 1
  const place = Math.min(last, Math.max(0, share * (ordered.length + 1) - 1))
  const before = Math.floor(place)
  const low = ordered[before] as number
  const high = ordered[Math.min(before + 1, last)] as number
  return low + (high - low) * (place - before)
}
