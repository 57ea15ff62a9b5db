import { type ScaleLinear, scaleLinear } from 'd3-scale'
import type { Share } from './reading.ts'

/** Places from 0 to 100, wide enough for every dot, and for the intervals that don't rest on few leads. */
export function rateScale(shares: readonly (Share | null)[]): ScaleLinear<number, number> {
  const ends = shares.map((share) => (share?.thin ? share.value : share?.interval?.high) ?? 0)
  return scaleLinear([0, Math.max(0.05, ...ends)], [0, 100]).nice(5)
}
