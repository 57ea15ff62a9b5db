import { logGamma } from './gamma.ts'

/**
 * How many of `some` are among `drawn` that are drawn from these and `others`, without putting any back.
 *
 * @param chance In [0, 1): as likely to be anywhere in it.
 */
export function hypergeometricDraw(some: number, others: number, drawn: number, chance: number): number {
  const mode = Math.floor(((drawn + 1) * (some + 1)) / (some + others + 2))
  const ofMode = Math.exp(logChoose(some, mode) + logChoose(others, drawn - mode) - logChoose(some + others, drawn))
  let [left, low, high, below, above] = [chance - ofMode, mode, mode, ofMode, ofMode]
  while (left >= 0 && (below > 0 || above > 0)) {
    above *= ((some - high) * (drawn - high)) / ((high + 1) * (others - drawn + high + 1))
    high += 1
    left -= above
    if (left < 0) return high
    below *= (low * (others - drawn + low)) / ((some - low + 1) * (drawn - low + 1))
    low -= 1
    left -= below
    if (left < 0) return low
  }
  return mode
}

/** The logarithm of in how many ways `some` can be picked from `all`. */
const logChoose = (all: number, some: number): number =>
  logGamma(all + 1) - logGamma(some + 1) - logGamma(all - some + 1)
