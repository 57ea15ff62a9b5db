import { limits } from '@touchline/schema'
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
  /** By which spend that names no channel gets one. */
  readonly channelPolicy: ChannelPolicy
  /** First instant of a day of the workspace, in epoch milliseconds. */
  readonly startOfDay: (day: string) => number
  /** Epoch milliseconds. */
  readonly now: number
}

/** The instant of `date`; of a day its first. Epoch milliseconds. */
export const firstInstant = (date: ImportedDate, { startOfDay }: JudgingContext): number =>
  isDay(date) ? startOfDay(date) : Date.parse(date)

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

type Told = { readonly amount?: number; readonly currency?: string }

/** Amounts are kept in the workspace's currency; what is told in another can't be. */
export function currencyProblems({ amount, currency: told }: Told, { currency }: JudgingContext): string[] {
  if (amount === undefined || told === undefined || told.toUpperCase() === currency) return []
  return [`currency: the amount is in ${told}, the workspace in ${currency}: convert it first`]
}
