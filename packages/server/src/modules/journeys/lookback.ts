import type { Touchpoint } from './touchpoint.ts'

const dayMs = 86_400_000

/** The touchpoints at or before an instant, and no more than the look-back before it. Both ends are in. */
export const withinLookback = (journey: readonly Touchpoint[], at: number, lookbackDays: number): Touchpoint[] =>
  journey.filter((touchpoint) => touchpoint.at <= at && touchpoint.at >= at - lookbackDays * dayMs)
