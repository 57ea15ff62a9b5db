/** For remainders. It grows. */
let remainders = new Float64Array(64)

/** More than so many are sorted rather than searched for each that is left. */
const mostSearched = 64

/**
 * Splits a whole number by shares into whole parts that add up to it exactly: each part is its exact share rounded
 * down, and what is left goes, one each, to the largest remainders; among equal ones, to the first.
 *
 * @param total An integer of at most 2^53; may be negative.
 * @param shares Non-negative numbers that add up to about 1. Their sum is taken as the whole.
 * @param parts Where the parts are put, from `from` on.
 * @see https://en.wikipedia.org/wiki/Largest_remainder_method
 */
export function splitInto(
  total: number,
  shares: ArrayLike<number>,
  count: number,
  parts: Float64Array,
  from = 0,
): void {
  if (remainders.length < count) remainders = new Float64Array(count * 2)
  const amount = Math.abs(total)
  let whole = 0
  for (let i = 0; i < count; i++) whole += shares[i] as number
  let left = amount
  for (let i = 0; i < count; i++) {
    const exact = (amount * (shares[i] as number)) / whole
    const part = Math.floor(exact)
    parts[from + i] = part
    remainders[i] = exact - part
    left -= part
  }
  if (left > 0 && left <= count && count <= mostSearched) giveLargest(left, count, parts, from)
  else if (left !== 0) giveInTurn(left, count, parts, from)
  if (total < 0) for (let i = from; i < from + count; i++) parts[i] = 0 - (parts[i] as number)
}

/** The same, as an array of its own. */
export function splitExactly(total: number, shares: ArrayLike<number>, count = shares.length): number[] {
  const parts = new Float64Array(count)
  splitInto(total, shares, count, parts)
  return Array.from(parts)
}

function giveLargest(left: number, count: number, parts: Float64Array, from: number): void {
  for (let given = 0; given < left; given++) {
    let largest = 0
    for (let i = 1; i < count; i++) if ((remainders[i] as number) > (remainders[largest] as number)) largest = i
    parts[from + largest] = (parts[from + largest] as number) + 1
    remainders[largest] = -1
  }
}

/** Rounding of large totals may leave more than one each, or have given too much: then round again, or take back. */
function giveInTurn(left: number, count: number, parts: Float64Array, from: number): void {
  const places = Array.from({ length: count }, (_, i) => i)
  const byRemainder = places.sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b)
  const inTurn = left < 0 ? byRemainder.toReversed() : byRemainder
  for (let given = 0; given < Math.abs(left); given++) {
    const place = from + (inTurn[given % count] as number)
    parts[place] = (parts[place] as number) + Math.sign(left)
  }
}
