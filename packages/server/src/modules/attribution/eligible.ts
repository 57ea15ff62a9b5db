import { withinLookback } from '../journeys/lookback.ts'
import type { Touchpoint } from '../journeys/touchpoint.ts'

/** What a touchpoint is credited by. */
export type Creditable = Pick<Touchpoint, 'at' | 'channel' | 'id' | 'side' | 'streamId'>

/** The touchpoints that may earn credit for a conversion: marketing's, at or before it and within the look-back. */
export const eligibleTouchpoints = (journey: readonly Creditable[], at: number, lookbackDays: number): Creditable[] =>
  withinLookback(journey, at, lookbackDays).filter(({ side }) => side === 'MARKETING')
