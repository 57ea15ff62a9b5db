import { hexadecimal, integer, type Random } from './random.ts'

/** A UUID of no meaning (version 4). */
export const uuid = (random: Random): string =>
  [hexadecimal(random, 8), hexadecimal(random, 4), ...tail(random, '4')].join('-')

/** A UUID that says when (version 7), as the SDK makes for its events. */
export function uuidv7(random: Random, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  return [time.slice(0, 8), time.slice(8), ...tail(random, '7')].join('-')
}

const tail = (random: Random, version: string): string[] => [
  version + hexadecimal(random, 3),
  integer(random, 8, 11).toString(16) + hexadecimal(random, 3),
  hexadecimal(random, 12),
]
