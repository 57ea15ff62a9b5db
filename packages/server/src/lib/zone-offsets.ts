import { IANAZone } from 'luxon'

const weekMs = 7 * 86_400_000

/** How far local time in `zone` is ahead of UTC at that instant, in milliseconds. */
export const offsetAt = (at: number, zone: string): number => Math.round(IANAZone.create(zone).offset(at) * 60_000)

/**
 * The instant up to which `zone` surely keeps the offset that it has at `at`: the next shift where one is less than a
 * week ahead, else a week ahead. No zone has ever shifted forth and back within a week.
 */
export function sameOffsetUntil(at: number, zone: string): number {
  const offset = offsetAt(at, zone)
  const end = at + weekMs
  if (offsetAt(end, zone) === offset) return end
  let [same, other] = [at, end]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (offsetAt(middle, zone) === offset) same = middle
    else other = middle
  }
  return other
}
