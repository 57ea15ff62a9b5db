import type { MetricDirection } from '@touchline/schema'
import type { KpiStatus } from '../../graphql/resolver-types.generated.ts'

/** What something came to, and what it ought to have. Null where it isn't known. */
export type Judged = { readonly value: number | null; readonly target: number | null }

/** What still counts as near, as a part of the target. */
const tolerance = 0.1

/**
 * @param sofar Everything, up to now.
 * @param settled Of it, what had its time. Of what is settled at once, the same.
 */
export function statusOf(direction: MetricDirection, sofar: Judged, settled: Judged): KpiStatus {
  const lacking = lacks(direction, sofar)
  if (lacking === null) return 'NO_TARGET'
  if (lacking <= 0) return 'ON_TRACK'
  return (lacks(direction, settled) ?? 0) > tolerance ? 'OFF_TRACK' : 'AT_RISK'
}

/** By how much of its target it misses it: nothing or less where it does not. Null where one of the two isn't known. */
function lacks(direction: MetricDirection, { value, target }: Judged): number | null {
  if (value === null || target === null) return null
  const above = value === target ? 0 : (value - target) / target
  switch (direction) {
    case 'HIGHER_IS_BETTER':
      return -above
    case 'LOWER_IS_BETTER':
      return above
    case 'NEUTRAL':
      return Math.abs(above) - tolerance
  }
}
