/**
 * Splits a whole number by shares into whole parts that add up to it exactly: each part is its exact share rounded
 * down, and what is left goes, one each, to the largest remainders; among equal ones, to the first.
 *
 * @param total An integer of at most 2^53; may be negative.
 * @param shares Non-negative numbers that add up to about 1. Their sum is taken as the whole.
 * @see https://en.wikipedia.org/wiki/Largest_remainder_method
 */
export function splitExactly(total: number, shares: readonly number[]): number[] {
  if (total < 0) return splitExactly(-total, shares).map((part) => (part === 0 ? 0 : -part))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const exact = shares.map((share) => (total * share) / whole)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact.map((part, i) => ({ i, remainder: part - Math.floor(part) }))
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  // Rounding of large totals may leave more than one each, or have given too much: then round again, or take back.
  const inTurn = left < 0 ? byRemainder.toReversed() : byRemainder
  for (let given = 0; given < Math.abs(left); given++) {
    const { i } = inTurn[given % inTurn.length] as { i: number }
    parts[i] = (parts[i] ?? 0) + Math.sign(left)
  }
  return parts
}
