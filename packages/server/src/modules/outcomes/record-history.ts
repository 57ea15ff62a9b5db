import { latest, type Moment, momentOf, present } from './moment.ts'
import type { ImportedDate } from './records.ts'

/** What the CRM said of a record at one time, and since when it was so: epoch milliseconds. */
export type RecordVersion<Fields> = { readonly fields: Fields; readonly effectiveAt: number }

/** All that the CRM ever said of a record, first to last. The last holds. */
export type RecordHistory<Fields> = readonly RecordVersion<Fields>[]

/**
 * Since when a record says what it says now: from the first of the trailing versions that do. Null where it says nothing.
 *
 * @param says What of a version is asked about; null for nothing.
 */
export function saidSince<Fields>(
  history: RecordHistory<Fields>,
  says: (fields: Fields) => string | null,
): { readonly version: RecordVersion<Fields>; readonly isFirst: boolean } | null {
  const last = history.at(-1)
  const now = last ? says(last.fields) : null
  if (now === null) return null
  const from = history.findLastIndex(({ fields }) => says(fields) !== now) + 1
  const version = history[from]
  return version ? { version, isFirst: from === 0 } : null
}

/** The names under which a record has dates of what has happened. */
export const isDateField = (name: string): boolean => name.endsWith('At')

/**
 * When a version came into effect. Where one of its dates says so it is as exact as that date is.
 *
 * @param createdAt Of the record: nothing is said of it before.
 */
export function momentOfVersion(
  { fields, effectiveAt }: RecordVersion<object>,
  createdAt: Moment | null,
  zone: string,
): Moment {
  const dates = Object.entries(fields).filter(([name, date]) => isDateField(name) && Date.parse(date) === effectiveAt)
  const told = latest(dates.map(([, date]) => momentOf(date as ImportedDate, zone)))
  const moment: Moment = told ?? { at: effectiveAt, precision: 'INSTANT' }
  return latest(present([createdAt, moment])) ?? moment
}
