const dayMs = 86_400_000

/** The touchpoints at or before an instant, and no more than the look-back before it. Both ends are in. */
export const withinLookback = <Touch extends { readonly at: number }>(
  journey: readonly Touch[],
  at: number,
  lookbackDays: number,
): Touch[] => journey.filter((touchpoint) => touchpoint.at <= at && touchpoint.at >= at - lookbackDays * dayMs)
