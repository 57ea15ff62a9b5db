import type { Ratio } from './ratio.ts'
import type { Interval } from './wilson.ts'

/** How much a share differs from what it was. */
export type RateChange = {
  /** In shares: 0.25 after 0.2 is 0.05. Null where one of the two is. */
  readonly value: number | null
  readonly interval: Interval | null
}

/**
 * How much `now` differs from `before`, with the interval in which the true difference lies with 95% confidence.
 *
 * @param now Of other people than `before`.
 * @see https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I Newcombe 1998, method 10
 */
export function rateChange(now: Ratio, before: Ratio): RateChange {
  if (now.value === null || before.value === null || !now.interval || !before.interval) {
    return { value: null, interval: null }
  }
  const value = now.value - before.value
  return {
    value,
    interval: {
      low: value - Math.hypot(now.value - now.interval.low, before.interval.high - before.value),
      high: value + Math.hypot(now.interval.high - now.value, before.value - before.interval.low),
    },
  }
}
