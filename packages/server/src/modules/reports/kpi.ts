import type { KpiTarget, Metric, Side } from '@touchline/schema'
import { DateTime } from 'luxon'
import type { KpiDoubt, KpiStatus } from '../../graphql/resolver-types.generated.ts'
import type { Bucket } from './buckets.ts'
import type { InstantRange } from './date-range.ts'
import { partsOf, type Segment, within } from './kpi-parts.ts'
import type { KpiQuestion } from './kpi-question.ts'
import { type Judged, statusOf } from './kpi-status.ts'
import { asDecimal, asNumber, targetIn, targetsOf } from './kpi-target.ts'
import { type KpiValue, kpiValue } from './kpi-value.ts'
import { endOfToday, type SettlingDays, settledBefore } from './settling.ts'

export type Kpi = KpiValue & {
  readonly metric: Metric
  readonly previous: string | null
  readonly change: number | null
  readonly target: string | null
  readonly status: KpiStatus
  readonly owners: readonly Side[]
  readonly accountable: string | null
  readonly series: readonly KpiPoint[]
}

type KpiPoint = {
  readonly bucket: string
  readonly value: string | null
  readonly complete: boolean
  /** Null where it is complete. */
  readonly doubt: KpiDoubt | null
  readonly target: string | null
}

/** What was counted for a question: of its range, of the one before, and how long leads take. */
export type Counted = {
  readonly segments: readonly Segment[]
  readonly previous: readonly Segment[]
  readonly settlingDays: SettlingDays
}

export function kpiOf(metric: Metric, question: KpiQuestion, counted: Counted): Kpi {
  const { range, workspace, zone, now } = question
  const targets = targetsOf(metric, workspace.settings.kpis ?? [], question.bucket)
  const target = targeting(metric, question, targets)
  const sumUp = (segments: readonly Segment[]): KpiValue => kpiValue(metric, partsOf(segments), workspace)
  const valueIn = ({ from, to }: InstantRange): KpiValue =>
    sumUp(within(counted.segments, from.getTime(), to.getTime()))
  const value = valueIn(range)
  const previous = sumUp(counted.previous).value
  const settled = settledBefore(metric, counted.settlingDays, zone, now)
  const judged = (until: number): Judged => {
    const days = { from: range.from, to: new Date(Math.min(until, range.to.getTime())) }
    return { value: numberOf(valueIn(days).value), target: target(days)?.number ?? null }
  }
  return {
    ...{ metric, ...value, previous, change: changeOf(value.value, previous) },
    target: target(range)?.text ?? null,
    status: statusOf(metric.direction, judged(endOfToday(zone, now)), judged(settled)),
    ...inCharge(metric, targets, range, zone),
    series: question.buckets.map((bucket) => {
      const doubt = doubtOf(bucket, settled, now)
      const complete = doubt === null
      return {
        bucket: bucket.start,
        value: valueIn(bucket.range).value,
        complete,
        doubt,
        target: target(bucket.range)?.text ?? null,
      }
    }),
  }
}

/** The target of days, as text and as number. Null where there is none; targets are of all leads, so filtered ones have none. */
const targeting =
  (metric: Metric, { filter, zone, workspace }: KpiQuestion, targets: readonly KpiTarget[]) =>
  (days: InstantRange): { readonly text: string; readonly number: number } | null => {
    const units = filter ? null : targetIn(metric, targets, days, zone)
    return units === null ? null : { text: asDecimal(units, metric, workspace), number: asNumber(units) }
  }

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))

function changeOf(value: string | null, previous: string | null): number | null {
  if (value === null || previous === null || Number(previous) === 0) return null
  return (Number(value) - Number(previous)) / Number(previous)
}

/** Who answers for it on the last day of the range. */
function inCharge(
  metric: Metric,
  targets: readonly KpiTarget[],
  { to }: InstantRange,
  zone: string,
): Pick<Kpi, 'owners' | 'accountable'> {
  const month = DateTime.fromJSDate(to, { zone }).minus({ days: 1 }).toFormat('yyyy-MM')
  const target = targets.find(({ from }) => (from ?? '') <= month)
  return { owners: target?.owners ?? metric.owners, accountable: target?.accountable ?? null }
}

function doubtOf({ range, isWhole }: Bucket, settled: number, now: Date): KpiDoubt | null {
  if (range.to > now) return 'NOT_OVER'
  if (!isWhole) return 'CUT_BY_RANGE'
  return range.to.getTime() > settled ? 'YOUNG_LEADS' : null
}
