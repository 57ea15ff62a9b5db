import { compareText } from '../../lib/order.ts'
import type { Path } from '../attribution/path.ts'

/** Journeys that went the same way, each step named by the values that it is grouped by, as JSON. */
export type NamedPath = {
  readonly steps: readonly string[]
  readonly conversions: number
  readonly nulls: number
}

export type NumberedPaths = {
  /** What the numbers of channels stand for: one value per dimension. */
  readonly keys: readonly (readonly string[])[]
  readonly paths: readonly Path[]
}

/** Gives channels numbers, and puts everything in an order that depends on nothing but what it is: so sums are the same. */
export function numbered(named: readonly NamedPath[]): NumberedPaths {
  const names = [...new Set(named.flatMap(({ steps }) => steps))].sort(compareText)
  const numberOf = new Map(names.map((name, i) => [name, i]))
  const paths = named.map(({ steps, conversions, nulls }) => ({
    channels: steps.map((step) => numberOf.get(step) ?? 0),
    conversions,
    nulls,
  }))
  return { keys: names.map((name) => JSON.parse(name) as string[]), paths: paths.sort(inOrder) }
}

/** By the first step that differs, then the shorter first. */
function inOrder({ channels: a }: Path, { channels: b }: Path): number {
  const differing = a.findIndex((channel, i) => channel !== b[i])
  return differing === -1 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1)
}
