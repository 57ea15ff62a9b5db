/** The first 32 bits of the fraction of `root`. */
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits))

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate)
  }
  return primes
}

/** The message, a 1 bit, zeros, and its length in bits: whole blocks of sixteen 32-bit words. */
function padded(message: Uint8Array): number[] {
  const words = new Array<number>((((message.length + 8) >> 6) + 1) * 16).fill(0)
  const put = (byte: number, at: number): void => {
    words[at >> 2] = (words[at >> 2] as number) | (byte << (24 - (at % 4) * 8))
  }
  message.forEach(put)
  put(0x80, message.length)
  words[words.length - 1] = message.length * 8
  return words
}

/** The sixteen words of a block and the forty-eight that follow from them. */
function schedule(block: readonly number[]): number[] {
  const words = [...block]
  for (let i = 16; i < 64; i++) {
    const [early, late] = [words[i - 15] as number, words[i - 2] as number]
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    words.push(((words[i - 16] as number) + sigma0 + (words[i - 7] as number) + sigma1) | 0)
  }
  return words
}

type State = readonly [number, number, number, number, number, number, number, number]

function round([a, b, c, d, e, f, g, h]: State, word: number, constant: number): State {
  const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
  const first = (h + sum1 + ((e & f) ^ (~e & g)) + constant + word) | 0
  const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
  const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
  return [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
}

/**
 * SHA-256 of `text` as UTF-8, in lower-case hexadecimal. At once, where `crypto.subtle` would answer after the page is
 * gone, and on insecure pages, where there is none.
 *
 * @see FIPS 180-4, section 6.2. The constants are fractions of roots of primes (4.2.2, 5.3.3).
 */
export function sha256(text: string): string {
  const primes = firstPrimes(64)
  const constants = primes.map((prime) => fraction(prime ** (1 / 3)))
  const words = padded(new TextEncoder().encode(text))

  let state = primes.slice(0, 8).map((prime) => fraction(prime ** 0.5)) as unknown as State
  for (let at = 0; at < words.length; at += 16) {
    const before = state
    schedule(words.slice(at, at + 16)).forEach((word, i) => {
      state = round(state, word, constants[i] as number)
    })
    state = state.map((word, i) => (word + (before[i] as number)) | 0) as unknown as State
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
