import { DateTime } from 'luxon'
import type { ImportedDate } from '../modules/outcomes/records.ts'
import { andThen, problem, type Reading, value } from './reading.ts'

const isoDay = /^\d{4}-\d{2}-\d{2}$/
const isoInstant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?( ?(Z|[+-]\d{2}(:?\d{2})?))?$/i
const timeTokens = /[HhmsSuatTfF]/

type DateReader = (text: string) => Reading<ImportedDate>

/** Luxon reads this in every format that tells a date, and a time where it has one, and gives it back the same. */
const probe = DateTime.fromISO('2017-11-23T14:35:46.789Z', { zone: 'utc' })

/**
 * Reads dates in one of `formats` (Luxon's tokens), the first that fits, or in ISO 8601 where there are none. Without a
 * time it stays a day; with a time but without an offset it is of `zone`.
 */
export function dateReader(formats: readonly string[], zone: string): DateReader {
  const readers = formats.length > 0 ? formats.map((format) => formatReader(format, zone)) : [isoReader(zone)]
  const expected =
    formats.length > 0 ? `in the format ${formats.join(' or ')}` : 'like 2026-11-22 or 2026-11-22T10:00:00Z'
  return (text) => {
    for (const read of readers) {
      const date = read(text)
      if (date) return plausible(text, date)
    }
    return problem(`"${text}" is no date ${expected}`)
  }
}

/** Reads dates as `dateReader` does, and of a time only its day in `zone`. */
export function dayReader(formats: readonly string[], zone: string): DateReader {
  const read = dateReader(formats, zone)
  return (text) => andThen(read(text), (date) => value(DateTime.fromISO(date, { zone }).toFormat('yyyy-MM-dd')))
}

/** Why `format` can't tell a date, or undefined where it can. */
export function formatProblem(format: string): string | undefined {
  const tokens = withoutLiterals(format)
  if (/[YD]/.test(tokens)) return `"${format}" has Y or D: years are yyyy and days dd (Luxon's tokens)`
  const back = DateTime.fromFormat(probe.toFormat(format, english), format, { ...english, zone: 'utc' })
  if (!back.hasSame(probe, 'day')) return `"${format}" doesn't tell year, month and day (Luxon's tokens: yyyy MM dd)`
  if (timeTokens.test(tokens) && back.hour !== probe.hour)
    return `"${format}" doesn't tell the hour: use HH, or hh with a`
  return undefined
}

type ReadDate = (text: string) => Found | undefined
type Found = { readonly year: number; readonly date: ImportedDate }

const english = { locale: 'en-US' } as const

function isoReader(zone: string): ReadDate {
  return (text) => {
    if (isoDay.test(text)) return found(DateTime.fromISO(text, { zone: 'utc' }), 'DAY')
    if (!isoInstant.test(text)) return undefined
    return found(DateTime.fromISO(text.replace(/[T ]/i, 'T').replace(' ', '').toUpperCase(), { zone }), 'INSTANT')
  }
}

function formatReader(format: string, zone: string): ReadDate {
  const parser = DateTime.buildFormatParser(format, english)
  const precision = timeTokens.test(withoutLiterals(format)) ? 'INSTANT' : 'DAY'
  // A day is no instant: read in UTC, no clock change can move it.
  const options = { ...english, zone: precision === 'DAY' ? 'utc' : zone }
  return (text) => found(DateTime.fromFormatParser(text, parser, options), precision)
}

function found(read: DateTime, precision: 'DAY' | 'INSTANT'): Found | undefined {
  if (!read.isValid) return undefined
  return {
    year: read.year,
    date: precision === 'DAY' ? read.toFormat('yyyy-MM-dd') : new Date(read.toMillis()).toISOString(),
  }
}

function plausible(text: string, { year, date }: Found): Reading<ImportedDate> {
  return year >= 1900 && year < 2200 ? value(date) : problem(`"${text}" is in the year ${year}`)
}

const withoutLiterals = (format: string): string => format.replace(/'[^']*'/g, '')
