import { withinLookback } from '../journeys/lookback.ts'
import type { Touchpoint } from '../journeys/touchpoint.ts'

/** The touchpoints that may earn credit for a conversion: marketing's, at or before it and within the look-back. */
export const eligibleTouchpoints = (journey: readonly Touchpoint[], at: number, lookbackDays: number): Touchpoint[] =>
  withinLookback(journey, at, lookbackDays).filter(({ side }) => side === 'MARKETING')
