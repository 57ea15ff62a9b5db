import { atRiskOn, type IncidenceCurve } from './cumulative-incidence.ts'

/** With fewer leads than that still at risk, what a curve says is too uncertain to be told. */
export const fewestAtRisk = 30

/**
 * The last day, `horizonDays` at most, up to which there are leads enough to tell what share is won: 30 at risk; or 30 at
 * all, as long as each of them has been watched, since the share is then counted rather than estimated. Null where there
 * never were so many.
 */
export function supportedDays(curve: IncidenceCurve, horizonDays: number): number | null {
  if (atRiskOn(curve, 0) < fewestAtRisk) return null
  const atRisk = curve.findLast((step) => step.atRisk >= fewestAtRisk)?.day ?? 0
  const firstUnwatched = curve.find(isLastWatched)?.day ?? horizonDays
  return Math.min(horizonDays, Math.max(atRisk, firstUnwatched))
}

/** Whether the watching of some leads ended on that day. */
const isLastWatched = ({ open }: IncidenceCurve[number]): boolean => open > 0
