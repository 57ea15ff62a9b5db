import { endOfDay } from '../../lib/zone.ts'
import type { Precision } from '../collect/stored-event.ts'
import type { ImportedDate } from './records.ts'

/** When a milestone was reached, in epoch milliseconds. Of a mere day, its last instant. */
export type Moment = { readonly at: number; readonly precision: Precision }

/** Reads an imported date as a milestone's, in the workspace's zone. */
export function momentOf(date: ImportedDate, zone: string): Moment {
  return date.length === 10
    ? { at: endOfDay(date, zone), precision: 'DAY' }
    : { at: Date.parse(date), precision: 'INSTANT' }
}

export const earliest = (moments: readonly Moment[]): Moment | null =>
  moments.reduce<Moment | null>((first, moment) => (first && first.at <= moment.at ? first : moment), null)

export const latest = (moments: readonly Moment[]): Moment | null =>
  moments.reduce<Moment | null>((last, moment) => (last && last.at >= moment.at ? last : moment), null)

/** Those that there are. */
export const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null)
