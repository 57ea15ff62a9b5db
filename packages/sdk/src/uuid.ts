import type { Env } from './env.ts'

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * Makes UUIDv7s that sort in the order they were made, also within one millisecond and when the clock steps back.
 *
 * @see RFC 9562, section 6.2, method 3: the first 8 bits of `rand_a` carry the time on, in 256ths of a millisecond.
 */
export function createIds({ now, randomBits }: Pick<Env, 'now' | 'randomBits'>): () => string {
  let last = 0
  return () => {
    last = Math.max(now() * 256, last + 1)
    const digits = hex(last, 14) + hex(randomBits(), 8) + hex(randomBits(), 8)
    return digits.replace(/(.{8})(.{4})(...)(...)/, '$1-$2-7$3-8$4-')
  }
}
