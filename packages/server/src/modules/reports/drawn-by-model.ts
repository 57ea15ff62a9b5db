import { compareText } from '../../lib/order.ts'
import { conversionsOf, type Path, waysOf } from '../attribution/path.ts'
import { type Alike, drawnAnew, kindsByName } from './bootstrap.ts'
import type { DrawnCredits } from './credit-intervals.ts'
import type { NumberedPaths } from './numbered-paths.ts'

/** One journey: the combination of keys of each step, as JSON. */
type Journey = { readonly steps: readonly string[]; readonly hasConverted: boolean }

/** Subjects with the same journeys, and with the same conversions that no touchpoint earned. */
export type TravelledAlike = Alike & {
  readonly journeys: readonly Journey[]
  /** What these count as, one for each conversion. */
  readonly unearned: readonly string[]
}

/**
 * Sums up what a data-driven model gives, each time that subjects are drawn anew. Nothing depends on the order in which they
 * come.
 *
 * @param weigh What the model makes of journeys: one weight per channel, or none where nothing converted.
 */
export function drawnByModel(
  alike: readonly TravelledAlike[],
  weigh: (journeys: NumberedPaths) => readonly number[],
  times?: number,
): DrawnCredits {
  const kinds = kindsByName(alike, ({ journeys, unearned }) => JSON.stringify([journeys, unearned]))
  const channels = inOrder(kinds.flatMap(({ journeys }) => journeys.flatMap(({ steps }) => steps)))
  const unearned = inOrder(kinds.flatMap((kind) => kind.unearned))
  const keys = channels.map((name) => JSON.parse(name) as string[])
  const pathsOf = pathsByCounts(kinds, channels)
  const sumUp = (counts: Float64Array): Float64Array => {
    const ways = waysOf(pathsOf(counts))
    const weights = weigh({ keys, ways })
    const perWeight = conversionsOf(ways) / weights.reduce((sum, weight) => sum + weight, 0)
    return Float64Array.from([
      ...channels.map((_, channel) => (weights[channel] ?? 0) * (weights.length > 0 ? perWeight : 0)),
      ...unearned.map((name) => sumOf(kinds, counts, (kind) => kind.unearned.filter((one) => one === name).length)),
    ])
  }
  return { names: [...channels, ...unearned], draws: drawnAnew(kinds, sumUp, times) }
}

/** The ways that journeys went, each once, with how many of them there are by how many subjects there are of each kind. */
function pathsByCounts(
  kinds: readonly TravelledAlike[],
  channels: readonly string[],
): (counts: Float64Array) => readonly Path[] {
  const channelOf = new Map(channels.map((name, channel) => [name, channel]))
  const all = kinds.flatMap(({ journeys }, kind) => journeys.map((journey) => ({ ...journey, kind })))
  const ways = inOrder(all.map(({ steps }) => JSON.stringify(steps)))
  const placeOf = new Map(ways.map((way, place) => [way, place]))
  const travelled = all.map(({ steps, ...journey }) => ({ ...journey, place: placeOf.get(JSON.stringify(steps)) ?? 0 }))
  const channelsOf = ways.map((way) => (JSON.parse(way) as string[]).map((name) => channelOf.get(name) ?? 0))
  return (counts) => {
    const paths = channelsOf.map((each) => ({ channels: each, conversions: 0, nulls: 0 }))
    for (const { kind, place, hasConverted } of travelled) {
      const path = paths[place]
      if (path) path[hasConverted ? 'conversions' : 'nulls'] += counts[kind] as number
    }
    return paths
  }
}

const inOrder = (names: readonly string[]): string[] => [...new Set(names)].sort(compareText)

const sumOf = (kinds: readonly TravelledAlike[], counts: Float64Array, of: (kind: TravelledAlike) => number): number =>
  kinds.reduce((sum, kind, i) => sum + of(kind) * (counts[i] as number), 0)
