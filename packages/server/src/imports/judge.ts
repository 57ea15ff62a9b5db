import { type ExchangeRates, limits } from '@touchline/schema'
import type { ChannelPolicy } from '../modules/channels/classify.ts'
import type { ImportedDate } from '../modules/outcomes/records.ts'
import type { ReadingContext } from './readers.ts'

/** What rows are judged by, beside their mapping. */
export type JudgingContext = ReadingContext & {
  /** Names the CRM whose ids these are. */
  readonly system: string
  /** Key of the HMAC that turns addresses into keys. */
  readonly emailSecret: Uint8Array
  /** ISO 4217 code of the workspace's amounts. */
  readonly currency: string
  /** What amounts in other currencies are converted with. */
  readonly exchangeRates: ExchangeRates
  /** By which spend that names no channel gets one. */
  readonly channelPolicy: ChannelPolicy
  /** First instant of a day of the workspace, in epoch milliseconds. */
  readonly startOfDay: (day: string) => number
  /** The workspace's day, of an instant in epoch milliseconds. */
  readonly dayAt: (at: number) => string
  /** Epoch milliseconds. */
  readonly now: number
}

/** The instant of `date`; of a day its first. Epoch milliseconds. */
export const firstInstant = (date: ImportedDate, { startOfDay }: JudgingContext): number =>
  isDay(date) ? startOfDay(date) : Date.parse(date)

/** The workspace's day of `date`. */
export const dayOf = (date: ImportedDate, { dayAt }: Pick<JudgingContext, 'dayAt'>): string =>
  isDay(date) ? date : dayAt(Date.parse(date))

export const isDay = (date: ImportedDate): boolean => date.length === 'YYYY-MM-DD'.length

/** Which of the dates in `fields` (their names end in `At`, or are `day`) lie too far ahead to have happened. */
export function aheadProblems(fields: Readonly<Record<string, unknown>>, context: JudgingContext): string[] {
  const latest = context.now + limits.clockAheadHours * 3_600_000
  return Object.entries(fields).flatMap(([name, date]) =>
    (name.endsWith('At') || name === 'day') && typeof date === 'string' && firstInstant(date, context) > latest
      ? [`${name}: ${date} lies ahead: what is imported has happened`]
      : [],
  )
}
