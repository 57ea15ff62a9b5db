/** One tail of the normal distribution beyond three standard deviations: so often a limit is passed by chance. */
const byChance = 0.0013498980316301

/** How few and how many of `of` come by chance, each with a share of `share`; both are still within. */
export type CountLimits = { readonly low: number; readonly high: number }

/**
 * The limits of a control chart of shares, as counts: fewer than `low` come with a chance of at most 0.00135, and so do more than
 * `high`. With many that is three standard deviations either way; with few these would cry wolf, as the distribution is skewed.
 *
 * @param share From 0 to 1.
 */
export function binomialLimits(of: number, share: number): CountLimits {
  if (share <= 0 || share >= 1) return { low: share >= 1 ? of : 0, high: share >= 1 ? of : 0 }
  const { first, chances } = likelyCounts(of, share)
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  return { low: quantile(chances, byChance * total) + first, high: quantile(chances, (1 - byChance) * total) + first }
}

/** Less likely than that, beside the likeliest, a count doesn't matter. */
const negligible = 1e-20

/** How likely counts are beside the likeliest, from `first` on: the others are out of the question. */
function likelyCounts(of: number, share: number): { readonly first: number; readonly chances: readonly number[] } {
  const likeliest = Math.min(of, Math.floor((of + 1) * share))
  const odds = share / (1 - share)
  const [below, above]: [number[], number[]] = [[], []]
  for (let count = likeliest, chance = 1; count > 0 && chance > negligible; count--) {
    chance *= count / ((of - count + 1) * odds)
    below.push(chance)
  }
  for (let count = likeliest, chance = 1; count < of && chance > negligible; count++) {
    chance *= ((of - count) / (count + 1)) * odds
    above.push(chance)
  }
  return { first: likeliest - below.length, chances: [...below.reverse(), 1, ...above] }
}

/** The first place by which so much has come together. */
function quantile(chances: readonly number[], enough: number): number {
  let sum = 0
  const place = chances.findIndex((chance) => {
    sum += chance
    return sum >= enough
  })
  return place < 0 ? chances.length - 1 : place
}
