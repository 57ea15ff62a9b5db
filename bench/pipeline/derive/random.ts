/** Numbers in [0, 1), always the same for the same seeds. */
export type Random = () => number

/** Mulberry32, begun at a mix of `seed` and `no`. */
export function randomOf(seed: number, no: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(no + 1, 0x85ebca6b)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: Random, bound: number): number => Math.floor(random() * bound)

const hex = (random: Random, digits: number): string =>
  below(random, 16 ** digits)
    .toString(16)
    .padStart(digits, '0')

export const hexOf = (random: Random, blocks: number): string =>
  Array.from({ length: blocks }, () => hex(random, 8)).join('')

/** A UUID of version 4; with a time, in epoch milliseconds, of version 7. */
export function uuidOf(random: Random, timeMs?: number): string {
  const head = timeMs === undefined ? hex(random, 8) + hex(random, 4) : timeMs.toString(16).padStart(12, '0')
  const version = timeMs === undefined ? 4 : 7
  return `${head.slice(0, 8)}-${head.slice(8)}-${version}${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 8)}${hex(random, 4)}`
}
