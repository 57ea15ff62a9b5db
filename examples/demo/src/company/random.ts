/** The next number in [0, 1). The same seed gives the same numbers for ever. */
export type Random = () => number

export type NonEmpty<T> = readonly [T, ...T[]]

export const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0

/**
 * A stream of numbers of its own for each `topic`, so that drawing more for one thing changes nothing about another.
 *
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32
 */
export function randomOf(...topic: readonly (string | number)[]): Random {
  let state = hash(topic.join('/'))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return state >>> 0
}

/** A whole number, both ends included. */
export const integer = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1))

export const chance = (random: Random, probability: number): boolean => random() < probability

export const pick = <T>(random: Random, items: NonEmpty<T>): T => items[Math.floor(random() * items.length)] ?? items[0]

/** An item, as often as its weight is of all weights. */
export function pickWeighted<T>(random: Random, items: NonEmpty<T>, weightOf: (item: T) => number): T {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0)
  for (const item of items) {
    left -= weightOf(item)
    if (left < 0) return item
  }
  return items[0]
}

/** The same items in another order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = items.map((item) => ({ item, key: random() }))
  return order.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

/** Positive, half of them below `median`; `spread` is the standard deviation of the logarithm. */
export function around(random: Random, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp(spread * normal)
}

/** How many times in a row a coin of this `probability` fell well, `most` at the utmost. */
export function streak(random: Random, probability: number, most: number): number {
  let count = 0
  while (count < most && chance(random, probability)) count += 1
  return count
}

export const hexadecimal = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => integer(random, 0, 15).toString(16)).join('')
