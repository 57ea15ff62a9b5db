import { z95 as z } from './normal.ts'

/** Both ends are in. */
export type Interval = { readonly low: number; readonly high: number }

/**
 * Where the true share lies with 95% confidence.
 *
 * @returns Null where `of` is 0: nothing was seen.
 * @see https://doi.org/10.1080/01621459.1927.10502953 Wilson 1927
 */
export function wilson(part: number, of: number): Interval | null {
  if (of === 0) return null
  const share = part / of
  const centre = share + z ** 2 / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const scale = 1 + z ** 2 / of
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) }
}
