/**
 * Numbers in [0, 1) that look random and are the same for the same seed, on any machine.
 *
 * @see https://pracrand.sourceforge.net for sfc32, by Chris Doty-Humphrey
 */
export function seededRandom(seed: number): () => number {
  let [a, b, c, counter] = [0, seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 1]
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** A permutation of 0 to `count` - 1, each as likely (Fisher and Yates). */
export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1))
    const held = order[i] as number
    order[i] = order[other] as number
    order[other] = held
  }
  return order
}
