import { type KpiTarget, type Metric, shareDigits, type TargetPeriod } from '@touchline/schema'
import { DateTime } from 'luxon'
import type { KpiBucket } from '../../graphql/resolver-types.generated.ts'
import { decimal } from '../../lib/decimal.ts'
import { divided } from '../../lib/divided.ts'
import { minorDigits } from '../../lib/minor-digits.ts'
import { calendarDays } from '../../lib/zone.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { InstantRange } from './date-range.ts'

/** Targets are computed in these parts of their unit. */
const precision = 12
const periods: Record<TargetPeriod, 'month' | 'quarter' | 'year'> = { MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' }

/**
 * The targets of a metric that a question is judged by, newest first: those of periods as long as its buckets, otherwise
 * those of the shortest periods.
 */
export function targetsOf({ id }: Metric, all: readonly KpiTarget[], bucket: KpiBucket): readonly KpiTarget[] {
  const own = all.filter(({ metric }) => metric === id)
  const per = [bucket, 'MONTH', 'QUARTER', 'YEAR'].find((period) => own.some((target) => target.per === period))
  return own.filter((target) => target.per === per).sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
}

/**
 * The target of a range, in 10^-12. Of a metric that adds up, each day has its share of the target of its period, so that
 * whole periods have exactly theirs; of another, it is the mean of the days' targets.
 *
 * @param targets Of one length of period, newest first.
 * @returns Null where not every day has one.
 */
export function targetIn(
  metric: Metric,
  targets: readonly KpiTarget[],
  range: InstantRange,
  zone: string,
): bigint | null {
  const [first] = targets
  if (!first) return null
  const shares = periodsIn(range, periods[first.per], zone).map((period) => {
    const target = targets.find(({ from }) => (from ?? '') <= period.month)
    return target && { units: unitsOf(target.target), ...period }
  })
  const known = shares.filter((share) => share !== undefined)
  if (known.length < shares.length || known.length === 0) return null
  const allDays = BigInt(known.reduce((total, { days }) => total + days, 0))
  const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n)
  return metric.additive
    ? sum(known.map(({ units, days, of }) => (units * BigInt(days)) / BigInt(of)))
    : sum(known.map(({ units, days }) => units * BigInt(days))) / allDays
}

type Period = {
  /** In which it begins: `2026-01`. */
  readonly month: string
  /** How many of its days are in the range, and how many it has. */
  readonly days: number
  readonly of: number
}

function periodsIn({ from, to }: InstantRange, unit: 'month' | 'quarter' | 'year', zone: string): Period[] {
  const found: Period[] = []
  for (let start = DateTime.fromJSDate(from, { zone }).startOf(unit); start.toMillis() < to.getTime(); ) {
    const end = start.plus({ [unit]: 1 })
    const days = (a: number, b: number): number => calendarDays(a, b, zone)
    const [first, last] = [Math.max(start.toMillis(), from.getTime()), Math.min(end.toMillis(), to.getTime())]
    found.push({
      month: start.toFormat('yyyy-MM'),
      days: days(first, last),
      of: days(start.toMillis(), end.toMillis()),
    })
    start = end
  }
  return found
}

function unitsOf(target: string): bigint {
  const [whole = '', fraction = ''] = target.split('.')
  return BigInt(whole + fraction.padEnd(precision, '0'))
}

export const asNumber = (units: bigint): number => Number(decimal(units, precision))

/** Rounded as values of the metric are, halves up; part of a count to two decimals. Zeros that tell nothing are left out but of amounts. */
export function asDecimal(units: bigint, { unit }: Metric, { currency }: Workspace): string {
  const digits = { COUNT: 2, MONEY: minorDigits(currency), RATIO: shareDigits }[unit]
  const text = decimal(divided(units, 10n ** BigInt(precision - digits)) ?? 0n, digits)
  return unit === 'MONEY' ? text : text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
