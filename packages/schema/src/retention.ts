import { z } from 'zod'

/** How long events are kept. */
export type Retention = { readonly count: number; readonly unit: 'months' | 'days' }

const written = /^(\d{1,5}) ?(months?|days?)$/

/** A text: `36 months`, `1100 days`. Whether it is long enough, the look-back of the workspace tells. */
export const Retention = z
  .string('must be a number of months or days, e.g. 36 months')
  .regex(written, 'must be a number of months or days, e.g. 36 months')
  .transform((text): Retention => {
    const [, count, unit = ''] = written.exec(text) ?? []
    return { count: Number(count), unit: unit.startsWith('month') ? 'months' : 'days' }
  })

/** The longest horizon within which reports ask what became of a lead. */
const longestHorizonDays = 365

/** Fewer days no workspace keeps events: a lead that is judged may have begun with a touchpoint a look-back earlier. */
export const leastRetentionDays = (lookbackDays: number): number => lookbackDays + longestHorizonDays

/** So many days at least: of months in a row, those from February on are the shortest. */
const fewestDays = ({ count, unit }: Retention): number =>
  unit === 'days' ? count : (Date.UTC(2001, 1 + count) - Date.UTC(2001, 1)) / 86_400_000

export const isLongEnough = (retention: Retention, lookbackDays: number): boolean =>
  fewestDays(retention) >= leastRetentionDays(lookbackDays)

/** The midnight (UTC) before which events are no longer kept at `now`, as epoch milliseconds. */
export function keptSince({ count, unit }: Retention, now: Date): number {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  if (unit === 'days') return Date.UTC(year, month, day - count)
  const lastOfMonth = new Date(Date.UTC(year, month - count + 1, 0)).getUTCDate()
  return Date.UTC(year, month - count, Math.min(day, lastOfMonth))
}
