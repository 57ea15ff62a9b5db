import { z } from 'zod'
import { TimeZone } from './time-zone.ts'

/** Monday first, as in ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** Minutes of a local day: from 0 to 1,440, the end not in it. */
type OpenInterval = { readonly from: number; readonly to: number }

const midnight = '24:00'
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
const intervalPattern = new RegExp(String.raw`^(${clock})\s*-\s*(${clock}|${midnight})$`)

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** `09:00-17:00`, read. */
const OpenInterval = z
  .string('must be hours like 09:00-17:00, in quotes where the file is JSON')
  .transform((text, { addIssue }): OpenInterval => {
    const [, from, to] = intervalPattern.exec(text.trim()) ?? []
    if (from === undefined || to === undefined) {
      addIssue(`"${text}" is no interval like 09:00-17:00, from 00:00 to ${midnight}`)
      return z.NEVER
    }
    const interval = { from: minutesOf(from), to: minutesOf(to) }
    if (interval.from < interval.to) return interval
    addIssue(
      interval.from === interval.to
        ? `"${text}" ends where it begins`
        : `"${text}" ends before it begins: what goes on past midnight is ${from}-${midnight} on this day and 00:00-${to} on the next`,
    )
    return z.NEVER
  })

/** The intervals of one weekday, in time order. They may touch, but not overlap. */
const OpenIntervals = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(OpenInterval, 'must be a list of hours'),
  )
  .transform((intervals) => [...intervals].sort((a, b) => a.from - b.from))
  .refine(
    (intervals) => intervals.every(({ from }, i) => from >= (intervals[i - 1]?.to ?? 0)),
    'has hours that overlap',
  )
  .default([])

const Week = z
  .strictObject({
    monday: OpenIntervals,
    tuesday: OpenIntervals,
    wednesday: OpenIntervals,
    thursday: OpenIntervals,
    friday: OpenIntervals,
    saturday: OpenIntervals,
    sunday: OpenIntervals,
  } satisfies Record<Weekday, unknown>)
  .refine(
    (week) => weekdays.some((day) => week[day].length > 0),
    'has no business hours at all: a clock on it would never run',
  )

/** When a company works: by the clock on the wall in `timeZone`, each week the same but for holidays. */
export const BusinessHours = z.strictObject(
  {
    timeZone: TimeZone,
    week: Week,
    /** Days on which nothing is open: `YYYY-MM-DD`. */
    holidays: z
      .array(z.iso.date('must be a day like 2026-12-25'), 'must be a list of days')
      .superRefine((days, { addIssue }) => {
        days.forEach((day, i) => {
          if (days.indexOf(day) < i) addIssue({ code: 'custom', path: [i], message: `has ${day} twice` })
        })
      })
      .default([]),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'must be a map with timeZone and week' : undefined) },
)
export type BusinessHours = z.output<typeof BusinessHours>
