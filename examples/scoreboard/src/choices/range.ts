import type { DatePreset, DateRangeInput } from '../api/operations.generated.ts'

/** The ranges that the page offers by name. */
export const rangeNames = {
  LAST_12_MONTHS: 'Last 12 months',
  YEAR_TO_DATE: 'This year',
  QUARTER_TO_DATE: 'This quarter',
  PREVIOUS_QUARTER: 'Last quarter',
  MONTH_TO_DATE: 'This month',
  PREVIOUS_MONTH: 'Last month',
} as const satisfies Partial<Record<DatePreset, string>>

export type RangeName = keyof typeof rangeNames

/** Days by name, or from one to another, both in: `2026-01-01`. */
export type Range = RangeName | { readonly first: string; readonly last: string }

const days = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/

const isName = (text: string): text is RangeName => Object.hasOwn(rangeNames, text)

/** Reads `LAST_12_MONTHS` or `2026-01-01..2026-03-31`. Null for anything else. */
export function parseRange(text: string): Range | null {
  if (isName(text)) return text
  const [, first = '', last = ''] = days.exec(text) ?? []
  return isDay(first) && isDay(last) && first <= last ? { first, last } : null
}

export const printRange = (range: Range): string =>
  typeof range === 'string' ? range : `${range.first}..${range.last}`

/** The range as the API takes it, where the last day is the first that is not in. */
export const rangeInput = (range: Range): DateRangeInput =>
  typeof range === 'string' ? { preset: range } : { between: { from: range.first, to: addDays(range.last, 1) } }

/** The day so many days after `day`. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Whether the calendar has it: 30 February is no day. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
