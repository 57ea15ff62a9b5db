import type { Env } from './env.ts'

/** Each number with so many digits. */
export const hex = (numbers: ArrayLike<number>, digits: number): string =>
  [...(numbers as number[])].map((number) => number.toString(16).padStart(digits, '0')).join('')

/**
 * Makes UUIDv7s that sort in the order they were made, also within one millisecond and when the clock steps back.
 *
 * @see RFC 9562, section 6.2, method 3: the first 8 bits of `rand_a` carry the time on, in 256ths of a millisecond.
 */
export function createIds(env: Pick<Env, 'Date' | 'crypto'>): () => string {
  let last = 0
  return () => {
    last = Math.max(env.Date.now() * 256, last + 1)
    const digits = hex([last], 14) + hex(env.crypto.getRandomValues(new Uint32Array(2)), 8)
    return digits.replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-')
  }
}
