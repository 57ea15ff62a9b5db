import { compareText } from '../../lib/order.ts'
import { type Path, type Ways, waysOf } from '../attribution/path.ts'

/** Journeys that went the same way, each step named by the values that it is grouped by, as JSON. */
export type NamedPath = {
  readonly steps: readonly string[]
  readonly conversions: number
  readonly nulls: number
}

/** The ways that journeys went, of channels that are numbered in an order that depends on nothing but what they are. */
export type NumberedPaths = {
  /** What the numbers of channels stand for: one value per dimension. */
  readonly keys: readonly (readonly string[])[]
  readonly ways: Ways
}

export function numbered(named: readonly NamedPath[]): NumberedPaths {
  const names = [...new Set(named.flatMap(({ steps }) => steps))].sort(compareText)
  const numberOf = new Map(names.map((name, i) => [name, i]))
  const paths = named.map(
    ({ steps, conversions, nulls }): Path => ({
      channels: steps.map((step) => numberOf.get(step) ?? 0),
      conversions,
      nulls,
    }),
  )
  return { keys: names.map((name) => JSON.parse(name) as string[]), ways: waysOf(paths) }
}
