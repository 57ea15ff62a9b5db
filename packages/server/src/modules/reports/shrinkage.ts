import type { Proportion } from './two-proportions.ts'

/** What shares are drawn towards, and how many more leads that is worth. Infinite where nothing shows that they differ. */
type Prior = { readonly mean: number; readonly weight: number }

/**
 * The shares of groups, each drawn towards that of all: the more, the fewer it rests on and the less the groups differ. So
 * that one win of two leads doesn't come first. (Beta-binomial, its prior by the moments of the groups.)
 *
 * @returns In the same order; null of nothing at all.
 * @see https://doi.org/10.1080/01621459.1973.10481332 Kleinman 1973
 */
export function shrunken(groups: readonly Proportion[]): number[] | null {
  const prior = priorOf(groups.filter(({ of }) => of > 0))
  if (!prior) return null
  const { mean, weight } = prior
  return groups.map(({ part, of }) =>
    weight === Number.POSITIVE_INFINITY ? mean : (part + weight * mean) / (of + weight || 1),
  )
}

/** By how much more the shares vary than chance makes equal ones vary. */
function priorOf(groups: readonly Proportion[]): Prior | null {
  const all = sum(groups, ({ of }) => of)
  if (all === 0) return null
  const mean = sum(groups, ({ part }) => part) / all
  const others = groups.length - 1
  const chance = mean * (1 - mean)
  const spread = sum(groups, ({ part, of }) => of * (part / of - mean) ** 2) / chance - others
  const room = all - sum(groups, ({ of }) => of ** 2) / all - others
  const likeness = spread / room
  if (!(chance > 0) || !(likeness > 0)) return { mean, weight: Number.POSITIVE_INFINITY }
  return { mean, weight: Math.max(0, 1 / likeness - 1) }
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
