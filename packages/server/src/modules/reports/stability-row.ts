import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy as byKey } from '../../lib/group-by.ts'
import { type ControlChart, type CountedWeek, controlChart } from './control-chart.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import { isoDay, type Recording } from './recording.ts'
import { stabilityCaveats } from './stability-caveats.ts'
import type { StabilityQuestion } from './stability-question.ts'

/** A week of one combination of keys. */
export type KeyedWeek = CountedWeek & { readonly keys: readonly string[] }

/** The leads of one combination of keys, of all time; and those of the range that the chart of closes leaves out. */
export type KeyedLeads = {
  readonly keys: readonly string[]
  readonly leads: number
  readonly notRecorded: number
  readonly undated: number
}

/** What is known of one row, or of all. */
export type StabilityCounts = {
  readonly accepted: readonly KeyedWeek[]
  readonly closed: readonly KeyedWeek[]
  readonly ever: readonly KeyedLeads[]
}

/** A chart whose weeks are days, `YYYY-MM-DD`. */
export type ToldChart = Omit<ControlChart, 'points' | 'young'> & {
  readonly points: readonly (Omit<ControlChart['points'][number], 'week'> & { readonly week: string })[]
  readonly young: readonly (Omit<ControlChart['young'][number], 'week'> & { readonly week: string })[]
}

export type StabilityRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly leadsEver: number
  readonly acceptance: ToldChart
  readonly closeRate: ToldChart
  readonly caveats: readonly string[]
}

/** One for each combination of keys that has a week in the range. */
export function countsByRow({
  accepted,
  closed,
  ever,
}: StabilityCounts): (StabilityCounts & { keys: readonly string[] })[] {
  const text = ({ keys }: { readonly keys: readonly string[] }): string => JSON.stringify(keys)
  const [acceptedOf, closedOf, everOf] = [byKey(accepted, text), byKey(closed, text), byKey(ever, text)]
  const asked = new Map([...accepted, ...closed].map((week) => [text(week), week.keys]))
  return [...asked].map(([key, keys]) => ({
    keys,
    accepted: acceptedOf.get(key) ?? [],
    closed: closedOf.get(key) ?? [],
    ever: everOf.get(key) ?? [],
  }))
}

type Judging = { readonly today: number; readonly recording: Recording }

/** @param keys None of the total. */
export function stabilityRow(
  question: StabilityQuestion,
  { today, recording }: Judging,
  keys: readonly string[],
  { accepted, closed, ever }: StabilityCounts,
): StabilityRow {
  const { workspace, groupBy, acceptedWithinDays, wonWithinDays } = question
  const sum = (what: 'leads' | 'notRecorded' | 'undated'): number => ever.reduce((total, each) => total + each[what], 0)
  const { minimumSample } = workspace
  const leadsEver = sum('leads')
  const judging = { minimumSample, today, isExperimental: leadsEver < minimumSample }
  const row = {
    leadsEver,
    acceptance: told(controlChart(together(accepted), { ...judging, withinDays: acceptedWithinDays })),
    closeRate: told(controlChart(together(closed), { ...judging, withinDays: wonWithinDays })),
  }
  const leftOut = { notRecorded: sum('notRecorded'), undated: sum('undated'), recordedFrom: recording.fromDay }
  return {
    keys: keys.length === 0 ? [] : dimensionValues(groupBy, keys),
    ...row,
    caveats: stabilityCaveats({ ...row, ...leftOut, minimumSample }),
  }
}

/** Weeks of several rows, added up. */
const together = (weeks: readonly KeyedWeek[]): CountedWeek[] =>
  [...byKey(weeks, ({ week }) => week)].map(([week, alike]) => ({
    week,
    part: alike.reduce((sum, { part }) => sum + part, 0),
    of: alike.reduce((sum, each) => sum + each.of, 0),
  }))

const told = (chart: ControlChart): ToldChart => ({
  ...chart,
  points: chart.points.map((point) => ({ ...point, week: isoDay(point.week) })),
  young: chart.young.map((week) => ({ ...week, week: isoDay(week.week) })),
})
