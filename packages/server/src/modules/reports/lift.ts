import { z95 } from './normal.ts'
import type { Proportion } from './two-proportions.ts'
import type { Interval } from './wilson.ts'

/** By how much of itself a share is larger than another: 0.5 is half as much again. */
export type Lift = { readonly value: number | null; readonly interval: Interval | null }

/** Null where the other is nothing; its interval also where one of the two is. */
export function liftOf(treated: Proportion, control: Proportion): Lift {
  const { value, interval } = timesOf(treated, control)
  return {
    value: value === null ? null : value - 1,
    interval: interval && { low: interval.low - 1, high: interval.high - 1 },
  }
}

/**
 * How many times another a share is. Null where the other is nothing; its interval also where one of the two is.
 *
 * @see https://doi.org/10.2307/2530610 Katz, Baptista, Azen and Pike 1978
 */
export function timesOf(share: Proportion, other: Proportion): Lift {
  if (share.of === 0 || other.part === 0) return { value: null, interval: null }
  const value = share.part / share.of / (other.part / other.of)
  if (share.part === 0) return { value, interval: null }
  const variance = 1 / share.part - 1 / share.of + 1 / other.part - 1 / other.of
  const reach = Math.exp(z95 * Math.sqrt(variance))
  return { value, interval: { low: value / reach, high: value * reach } }
}
