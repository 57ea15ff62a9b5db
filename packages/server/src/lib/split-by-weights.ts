/** Weights are taken to so many binary places. */
const places = 2 ** 53

/**
 * Splits a whole number of any size by weights into whole parts that add up to it exactly: each is its share rounded down, and
 * what is left goes, one each, to the largest remainders; among equal ones, to the first.
 *
 * @param weights At least one; they may be negative, but not their sum.
 */
export function splitByWeights(total: bigint, weights: readonly number[]): bigint[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0)
  const exact = weights.map((weight) => BigInt(Math.round((weight / sum) * places)))
  const whole = exact.reduce((all, each) => all + each, 0n)
  const parts = exact.map((each) => floorDivided(total * each, whole))
  const left = Number(total - parts.reduce((all, part) => all + part, 0n))
  const remainders = exact.map((each, i) => ({ i, remainder: total * each - (parts[i] ?? 0n) * whole }))
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1))
  for (const { i } of remainders.slice(0, left)) parts[i] = (parts[i] ?? 0n) + 1n
  return parts
}

/** Rounded down, towards less. */
function floorDivided(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return quotient * divisor > dividend ? quotient - 1n : quotient
}
