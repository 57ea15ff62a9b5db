import { calendarDays } from '../../lib/zone.ts'
import type { Moment } from '../outcomes/moment.ts'

/** Whether something happened at or after a handoff was opened, as far as their precision tells. */
export type IsAfter = (moment: Moment, opened: Moment) => boolean

/** Of two things of which one is known only to the day, that day being the other's too, either may have been first. */
export const isAfterIn =
  (zone: string): IsAfter =>
  (moment, opened) =>
    moment.at >= opened.at ||
    ((moment.precision === 'DAY' || opened.precision === 'DAY') && calendarDays(moment.at, opened.at, zone) === 0)

/** The earliest. Of several at one instant, one that is known only to the day: what happened that day is after it. */
export const first = (moments: readonly Moment[]): Moment | null =>
  moments.reduce<Moment | null>((found, moment) => (found && !precedes(moment, found) ? found : moment), null)

const precedes = (moment: Moment, other: Moment): boolean =>
  moment.at < other.at || (moment.at === other.at && moment.precision === 'DAY' && other.precision === 'INSTANT')
