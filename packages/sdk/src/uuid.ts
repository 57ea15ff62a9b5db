import type { Env } from './env.ts'

export const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * Makes UUIDv7s that sort in the order they were made, also within one millisecond and when the clock steps back.
 *
 * @see RFC 9562, section 6.2, method 3: the first 8 bits of `rand_a` carry the time on, in 256ths of a millisecond.
 */
export function createIds(env: Pick<Env, 'now' | 'randomBits'>): () => string {
  let last = 0
  return () => {
    last = Math.max(env.now() * 256, last + 1)
    const digits = hex(last, 14) + hex(env.randomBits(), 8) + hex(env.randomBits(), 8)
    const part = (from: number, to?: number): string => digits.slice(from, to)
    return `${part(0, 8)}-${part(8, 12)}-7${part(12, 15)}-8${part(15, 18)}-${part(18)}`
  }
}
