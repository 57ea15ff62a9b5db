import type { Hash } from '../hash.ts'
import { hex } from '../uuid.ts'

/** The first 32 bits of the fraction of `root`. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0

/** `word` turned right by each of the three, together. */
const turned = (word: number, ...bits: readonly number[]): number =>
  bits.reduce((all, by) => all ^ (word >>> by) ^ (word << (32 - by)), 0)

type Words = [number, number, number, number, number, number, number, number]

/**
 * SHA-256 of `text` as UTF-8, in lower-case hexadecimal. At once, where `crypto.subtle` would answer after the page is
 * gone, and on insecure pages, where there is none.
 *
 * @see FIPS 180-4, section 6.2. The constants are fractions of roots of primes (4.2.2, 5.3.3).
 */
export function sha256(text: string): string {
  const primes: number[] = []
  for (let candidate = 2; primes.length < 64; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate)
  }

  // The message, a 1 bit, zeros, and its length in bits: whole blocks of sixteen 32-bit words.
  const message = [...new TextEncoder().encode(text), 0x80]
  const words = new Uint32Array(((message.length + 71) >> 6) * 16)
  message.forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] as number) | (byte << (24 - (i % 4) * 8))
  })
  words[words.length - 1] = message.length * 8 - 8

  let state = primes.slice(0, 8).map((prime) => fraction(prime ** 0.5)) as Words
  for (let at = 0; at < words.length; at += 16) {
    const schedule = [...words.slice(at, at + 16)]
    const before = state
    for (const prime of primes) {
      const [a, b, c, d, e, f, g, h] = state
      const word = schedule.shift() as number
      const [early, middle, late] = [0, 8, 13].map((index) => schedule[index]) as Words
      schedule.push(
        (word + (turned(early, 7, 18) ^ (early >>> 3)) + middle + (turned(late, 17, 19) ^ (late >>> 10))) | 0,
      )
      const first = h + turned(e, 6, 11, 25) + (g ^ (e & (f ^ g))) + fraction(prime ** (1 / 3)) + word
      const second = turned(a, 2, 13, 22) + ((a & b) | (c & (a | b)))
      state = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
    }
    state = state.map((word, i) => (word + (before[i] as number)) | 0) as Words
  }
  return hex(new Uint32Array(state), 8)
}

/** The same, told at once. */
export const syncHash: Hash = (text, tell) => tell(sha256(text))
