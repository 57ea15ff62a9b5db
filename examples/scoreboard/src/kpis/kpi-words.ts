import type { KpiFiguresFragment } from '../api/operations.generated.ts'
import { count, money, percent, spoken } from '../parts/format.ts'

export type Kpi = KpiFiguresFragment
type Metric = Pick<Kpi['metric'], 'unit' | 'direction'>

/** A number of a metric in its unit: `1,260`, `€1,726,530`, `8.9%`. */
export function inUnit(value: string | null, { unit }: Pick<Metric, 'unit'>, currency: string): string {
  const number = value === null ? null : Number(value)
  switch (unit) {
    case 'COUNT':
      return count(number)
    case 'MONEY':
      return money(value === null ? null : { amount: value, currency })
    case 'RATIO':
      return percent(number)
  }
}

/** `12% up`, `4% down`, `no change`. Null where there was nothing before. */
export function changeWords(change: number | null): string | null {
  if (change === null) return null
  const size = percent(Math.abs(change))
  if (Number.parseFloat(size) === 0) return 'no change'
  return `${size} ${change > 0 ? 'up' : 'down'}`
}

/** Whether a change is one for the better. Null where neither way is better, or nothing changed. */
export function isBetter(change: number | null, { direction }: Pick<Metric, 'direction'>): boolean | null {
  if (change === null || change === 0 || direction === 'NEUTRAL') return null
  return direction === 'HIGHER_IS_BETTER' ? change > 0 : change < 0
}

/** Who answers for it: `Kim, for marketing and sales`. */
export function ownerWords({ owners, accountable }: Pick<Kpi, 'owners' | 'accountable'>): string {
  const sides = owners.map((side) => spoken(side).toLowerCase()).join(' and ')
  if (accountable === null) return sides.charAt(0).toUpperCase() + sides.slice(1)
  return sides === '' ? accountable : `${accountable}, for ${sides}`
}

export const statusWords = {
  ON_TRACK: 'On track',
  AT_RISK: 'At risk',
  OFF_TRACK: 'Off track',
  NO_TARGET: 'No target',
} as const satisfies Record<Kpi['status'], string>

export const doubtWords = {
  NOT_OVER: 'not over yet',
  CUT_BY_RANGE: 'only some of its days',
  YOUNG_LEADS: 'leads still young',
} as const satisfies Record<NonNullable<Kpi['series'][number]['doubt']>, string>
