/** How likely a Poisson variable is to be at most `least`, `least` + 1, …: what is not in it never happens. */
export type PoissonTable = { readonly least: number; readonly cumulative: Float64Array }

/** Numbers so much rarer than the commonest one are left out: less than one draw in 10¹⁵ would be one of them. */
const negligible = 1e-18

/** @param mean How often something happens on average: 0 or more. */
export function poissonTable(mean: number): PoissonTable {
  const mode = Math.floor(mean)
  const below = weightsFrom((i) => (mode - i) / mean)
  const weights = [...below.slice(1).reverse(), ...weightsFrom((i) => mean / (mode + i + 1))]
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const cumulative = new Float64Array(weights.length)
  for (let [i, sum] = [0, 0]; i < weights.length; i++) {
    sum += weights[i] as number
    cumulative[i] = sum / whole
  }
  return { least: mode - below.length + 1, cumulative }
}

/** How likely the numbers next to the commonest are beside it, one after the other, each so many times the one before. */
function weightsFrom(times: (i: number) => number): number[] {
  const weights = [1]
  for (let [i, weight] = [0, times(0)]; weight > negligible; i++) {
    weights.push(weight)
    weight *= times(i + 1)
  }
  return weights
}

/** @param chance In [0, 1): as likely to be anywhere in it. */
export function poissonDraw({ least, cumulative }: PoissonTable, chance: number): number {
  let [low, high] = [0, cumulative.length - 1]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((cumulative[middle] as number) > chance) high = middle
    else low = middle + 1
  }
  return least + low
}
