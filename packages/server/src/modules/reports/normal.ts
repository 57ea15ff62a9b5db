/** Of the standard normal distribution: 95% lie within ± this. */
export const z95 = 1.959963984540054

/**
 * How likely the standard normal distribution is to lie as far from 0 as `z`, on either side.
 *
 * @returns Right to 12 digits or so, also far out, where 1 less the distribution would be lost in rounding.
 */
export function twoSided(z: number): number {
  const x = Math.abs(z)
  return x < 2 ? 1 - 2 * density(x) * nearSeries(x) : 2 * density(x) * farFraction(x)
}

const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI)

/** x + x³/3 + x⁵/15 + …: times the density, the probability of lying between 0 and x. */
function nearSeries(x: number): number {
  let [term, sum] = [x, x]
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    term *= x ** 2 / odd
    sum += term
  }
  return sum
}

const fractionTerms = 200

/** 1 / (x + 1 / (x + 2 / (x + 3 / …))): times the density, the probability of lying beyond x. */
function farFraction(x: number): number {
  let rest = x
  for (let term = fractionTerms; term >= 1; term -= 1) rest = x + term / rest
  return 1 / rest
}
