import { sha256 } from './crypto.ts'

/**
 * A UUIDv7 that says when something happened and is always the same for the same `seed`, so that telling it twice gives
 * one id twice.
 *
 * @param timeMs Epoch milliseconds, not before 1970.
 */
export function uuidv7From(timeMs: number, seed: string): string {
  const time = timeMs.toString(16).padStart(12, '0')
  const random = sha256(seed).toString('hex')
  const variant = ((Number.parseInt(random.slice(15, 16), 16) & 0x3) | 0x8).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${random.slice(0, 3)}`,
    `${variant}${random.slice(3, 6)}`,
    random.slice(16, 28),
  ].join('-')
}
