import { incidenceAt, incidenceCurve, type OutcomeCount } from './cumulative-incidence.ts'
import { supportedDays } from './follow-up.ts'

/** Leads of one day. Days are counted from 1970-01-01, as the calendar days of the workspace. */
export type DayCount = { readonly day: number; readonly leads: number }

/** What is known of all leads of a workspace. */
export type RecordedLeads = {
  readonly asOfDay: number
  /** By the day on which they were created. */
  readonly created: readonly DayCount[]
  /** Those won, by the day on which they were. */
  readonly won: readonly DayCount[]
  /** What became of those that were created on the day of the first win, or later. */
  readonly sinceFirstWin: readonly OutcomeCount[]
}

/** A calendar month without a win, and how many were to be expected in it. */
type SilentMonth = { readonly month: string; readonly expectedWins: number }

/** Since when the wins of a workspace are recorded. */
export type Recording = {
  /** Leads created before it are of a time that nobody recorded the wins of. Null where there was no such time. */
  readonly fromDay: number | null
  /** Months in which wins were to be expected and none is recorded. */
  readonly silent: readonly SilentMonth[]
  /** Whether no win was recorded after them. */
  readonly hasStopped: boolean
}

/** So many wins must be expected of a month for none of them to mean that nobody recorded any. */
const fewestExpected = 5

/**
 * Finds the time in which wins happened and were not recorded, as before a CRM was kept: months without a win where the
 * leads there were, and the time that leads take, make 5 or more to be expected. Recording starts at the first win after.
 */
export function findRecording(known: RecordedLeads): Recording {
  const silent = silentMonths(known)
  const last = silent.at(-1)
  if (!last) return { fromDay: null, silent, hasStopped: false }
  const after = firstDay(monthNumber(last.month) + 1)
  const firstWin = Math.min(...known.won.map(({ day }) => day).filter((day) => day >= after))
  const hasStopped = firstWin === Number.POSITIVE_INFINITY
  return { fromDay: hasStopped ? known.asOfDay + 1 : firstWin, silent, hasStopped }
}

/** A day as `YYYY-MM-DD`. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

function silentMonths({ asOfDay, created, won, sinceFirstWin }: RecordedLeads): SilentMonth[] {
  const days = created.map(({ day }) => day).filter((day) => day <= asOfDay)
  if (days.length === 0) return []
  const shareWonBy = shareByDays(sinceFirstWin)
  const withWins = new Set(won.map(({ day }) => monthOf(day)))
  const first = monthOf(days.reduce((a, b) => Math.min(a, b)))
  return Array.from({ length: monthOf(asOfDay) - first + 1 }, (_, i) => first + i)
    .filter((month) => !withWins.has(month))
    .map((month) => ({ month: monthName(month), expectedWins: expectedIn(month, asOfDay, created, shareWonBy) }))
    .filter(({ expectedWins }) => expectedWins >= fewestExpected)
}

/** How many of the leads there were, were to be won on the days of a month. */
function expectedIn(
  month: number,
  asOfDay: number,
  created: readonly DayCount[],
  shareWonBy: (days: number) => number,
): number {
  const before = firstDay(month) - 1
  const end = Math.min(firstDay(month + 1) - 1, asOfDay)
  return created.reduce((sum, { day, leads }) => sum + leads * (shareWonBy(end - day) - shareWonBy(before - day)), 0)
}

/** The share of leads that are won within so many days; beyond what there are leads enough for, as if no more were. */
function shareByDays(outcomes: readonly OutcomeCount[]): (days: number) => number {
  const curve = incidenceCurve(outcomes)
  const most = supportedDays(curve, curve.at(-1)?.day ?? 0)
  if (most === null) return () => 0
  const shares = Array.from({ length: most + 1 }, (_, day) => incidenceAt(curve, day)?.value ?? 0)
  return (days) => (days < 0 ? 0 : (shares[Math.min(days, most)] ?? 0))
}

const dayMs = 86_400_000

/** Months are counted from January of the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * dayMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

const firstDay = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12) / dayMs
const monthName = (month: number): string => isoDay(firstDay(month)).slice(0, 7)
const monthNumber = (name: string): number => monthOf(Date.parse(name) / dayMs)
