import { withinLookback } from '../journeys/lookback.ts'
import type { Touchpoint } from '../journeys/touchpoint.ts'
import type { Journeys } from './journeys.ts'
import { anchorMilestones, type EligiblePath } from './share-out.ts'

/** What a touchpoint is credited by. */
export type Creditable = Pick<Touchpoint, 'at' | 'channel' | 'id' | 'side' | 'streamId'>

/** The touchpoints that may earn credit for a conversion: marketing's, at or before it and within the look-back. */
export const eligibleTouchpoints = (journey: readonly Creditable[], at: number, lookbackDays: number): Creditable[] =>
  withinLookback(journey, at, lookbackDays).filter(({ side }) => side === 'MARKETING')

/** Those touchpoints, as models see them. None of them led to a milestone yet. */
export const eligiblePath = (
  touchpoints: readonly Pick<Creditable, 'at' | 'channel'>[],
  halfLifeDays: number,
): EligiblePath => ({
  at: Float64Array.from(touchpoints, ({ at }) => at),
  channel: upTo(touchpoints.length),
  channels: touchpoints.map(({ channel }) => channel),
  start: 0,
  count: touchpoints.length,
  anchors: new Int32Array(anchorMilestones.length).fill(-1),
  halfLifeDays,
})

/** A path through columns, which `pointAt` points at one conversion after the other. */
export const pathInColumns = (
  { at, channel }: Journeys,
  channels: readonly string[],
  halfLifeDays: number,
): EligiblePath => ({
  ...{ at, channel, channels, halfLifeDays },
  ...{ start: 0, count: 0, anchors: new Int32Array(anchorMilestones.length) },
})

/**
 * Points a path at the touchpoints of one journey that may earn a conversion. Its anchors stay as they are.
 *
 * @param subject Number of whoever's journey; -1 for nobody's.
 * @param since How far the look-back reaches, in epoch milliseconds.
 */
export function pointAt(
  path: EligiblePath,
  { at, start }: Journeys,
  subject: number,
  convertedAt: number,
  since: number,
): void {
  let from = subject < 0 ? 0 : (start[subject] as number)
  let to = subject < 0 ? 0 : (start[subject + 1] as number)
  while (from < to && (at[to - 1] as number) > convertedAt) to--
  while (from < to && (at[from] as number) < since) from++
  path.start = from
  path.count = to - from
}

/** 0, 1, 2 … It grows. */
let counted = Int32Array.from({ length: 64 }, (_, i) => i)

function upTo(count: number): Int32Array {
  if (count > counted.length) counted = Int32Array.from({ length: count * 2 }, (_, i) => i)
  return counted
}
