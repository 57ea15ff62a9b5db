import { twoSided } from './normal.ts'

/** How many of how many. */
export type Proportion = { readonly part: number; readonly of: number }

/** With fewer to be expected in any of the four counts, the z test finds differences where there are none. */
const fewestExpected = 5

/**
 * How likely chance alone is to make two shares differ as much, where in truth they are the same: by the pooled z test, of
 * few by Fisher's exact one.
 *
 * @returns From 0 to 1; 1 where the two can't differ, as nothing was seen of one, or all or none in both.
 */
export function differenceByChance(a: Proportion, b: Proportion): number {
  const all: Proportion = { part: a.part + b.part, of: a.of + b.of }
  const pooled = all.of === 0 ? 0 : all.part / all.of
  if (a.of === 0 || b.of === 0 || pooled === 0 || pooled === 1) return 1
  const expected = Math.min(a.of, b.of) * Math.min(pooled, 1 - pooled)
  if (expected < fewestExpected) return exactly(a, all)
  const variance = pooled * (1 - pooled) * (1 / a.of + 1 / b.of)
  return twoSided((a.part / a.of - b.part / b.of) / Math.sqrt(variance))
}

/** Ties must count as such, though computed along other ways. */
const rounding = 1e-7

/**
 * Of all ways to pick the leads of one from those of both, the share in which as unlikely a number of them is won, or an
 * unlikelier.
 */
function exactly({ part, of }: Proportion, all: Proportion): number {
  const fewest = Math.max(0, of - (all.of - all.part))
  const most = Math.min(of, all.part)
  const logs = [0]
  for (let won = fewest; won < most; won += 1) {
    const more = (all.part - won) * (of - won)
    const less = (won + 1) * (all.of - all.part - of + won + 1)
    logs.push((logs.at(-1) ?? 0) + Math.log(more / less))
  }
  const largest = logs.reduce((a, b) => Math.max(a, b))
  const weights = logs.map((log) => Math.exp(log - largest))
  const seen = (weights[part - fewest] ?? 0) * (1 + rounding)
  return Math.min(1, total(weights.filter((weight) => weight <= seen)) / total(weights))
}

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0)
