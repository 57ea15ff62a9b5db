import { type Metric, settlesWith } from '@touchline/schema'
import { DateTime } from 'luxon'
import type { InstantRange } from './date-range.ts'
import type { KpiQuestion } from './kpi-question.ts'

/** What metrics wait for. */
export type Settling = NonNullable<ReturnType<typeof settlesWith>>

/** How many days it takes nine in ten of the leads that get there. */
export type SettlingDays = Readonly<Partial<Record<Settling, number>>>

/** Taken where too few leads got there to tell. */
export const daysUnknown = 180

export const daysOf = (days: SettlingDays, milestone: Settling): number => days[milestone] ?? daysUnknown

/** The milestones that some of the metrics wait for. */
export const settlingOf = (metrics: readonly Metric[]): readonly Settling[] => [
  ...new Set(metrics.map(settlesWith).filter((milestone) => milestone !== null)),
]

/** The end of a day. Leads that were created before it have had their time for what the metric waits for. */
export function settledBefore(metric: Metric, days: SettlingDays, zone: string, now: Date): number {
  const milestone = settlesWith(metric)
  return milestone === null ? endOfToday(zone, now) : daysAgo(daysOf(days, milestone), zone, now)
}

export const endOfToday = (zone: string, now: Date): number => daysAgo(-1, zone, now)

const daysAgo = (days: number, zone: string, now: Date): number =>
  DateTime.fromJSDate(now, { zone }).startOf('day').minus({ days }).startOf('day').toMillis()

/** Where a question's range is cut into segments: at its buckets, and where leads have just had their time. */
export function cutsOf({ metrics, buckets, range, zone, now }: KpiQuestion, days: SettlingDays): readonly number[] {
  const [from, to] = [range.from.getTime(), range.to.getTime()]
  const settled = metrics.map((metric) => settledBefore(metric, days, zone, now))
  const inside = [...buckets.map((bucket) => bucket.range.from.getTime()), ...settled]
  return [...new Set([from, ...inside.filter((at) => at > from && at < to), to])].sort((a, b) => a - b)
}

/** A range that is not cut. Nothing of none. */
export const endsOf = (range: InstantRange | null): readonly number[] =>
  range ? [range.from.getTime(), range.to.getTime()] : []
