import type { Env } from './env.ts'

const hex = (bits: number, digits: number): string => bits.toString(16).padStart(digits, '0')

/**
 * Makes UUIDv7s that sort in the order they were made, also within one millisecond and when the clock steps back.
 *
 * @see RFC 9562, section 6.2, method 1: `rand_a` is a counter that starts in its lower half every millisecond.
 */
export function createIds({ now, randomBits }: Pick<Env, 'now' | 'randomBits'>): () => string {
  let time = 0
  let counter = 0

  const tick = (): void => {
    const current = now()
    counter++
    if (current > time) time = current
    else if (counter > 0xfff) time++
    else return
    counter = randomBits() >>> 21
  }

  return () => {
    tick()
    const [at, head] = [hex(time, 12), hex(((randomBits() & 0x3fffffff) | 0x80000000) >>> 0, 8)]
    const tail = head.slice(4) + hex(randomBits(), 8)
    return `${at.slice(0, 8)}-${at.slice(8)}-${hex(0x7000 | counter, 4)}-${head.slice(0, 4)}-${tail}`
  }
}
