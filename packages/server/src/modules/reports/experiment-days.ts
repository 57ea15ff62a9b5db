import type { Milestone } from '@touchline/schema'
import type { StandingOnDay } from './always-valid.ts'
import type { OutcomeCount } from './cumulative-incidence.ts'
import type { ExposedCount, ReachedCount } from './experiments.queries.ts'
import type { Proportion } from './two-proportions.ts'

/** What became of the subjects of an experiment, as it was counted. Days are counted from 1970-01-01. */
export type Counted = {
  readonly exposed: readonly ExposedCount[]
  readonly reached: readonly ReachedCount[]
}

/** Whose days are told. */
type Compared = { readonly treated: string; readonly control: string; readonly milestone: Milestone }

/**
 * How two variants stood at the end of each day on which anything changed.
 *
 * @param withinDays Subjects count once they have been watched for so long; null: from the first day on.
 */
export function standingByDay(
  counted: Counted,
  { treated, control, milestone }: Compared,
  withinDays: number | null,
): StandingOnDay[] {
  const changes = { treated: changesOf(counted, treated, milestone, withinDays) }
  const both = { ...changes, control: changesOf(counted, control, milestone, withinDays) }
  const days = [...new Set([...both.treated.keys(), ...both.control.keys()])].sort((a, b) => a - b)
  let [now, then]: [Proportion, Proportion] = [nobody, nobody]
  return days.map((day) => {
    now = added(now, both.treated.get(day) ?? nobody)
    then = added(then, both.control.get(day) ?? nobody)
    return { day, treated: now, control: then }
  })
}

/** How many of a variant came on each day, and how many reached a milestone. */
function changesOf(
  { exposed, reached }: Counted,
  variant: string,
  milestone: Milestone,
  withinDays: number | null,
): ReadonlyMap<number, Proportion> {
  const changes = new Map<number, Proportion>()
  const add = (day: number, change: Proportion): void => {
    changes.set(day, added(changes.get(day) ?? nobody, change))
  }
  for (const { exposedDay, subjects } of exposed.filter((row) => isOf(row, variant))) {
    add(exposedDay + (withinDays ?? 0), { part: 0, of: subjects })
  }
  for (const row of reached) {
    if (row.variant !== variant || row.milestone !== milestone) continue
    add(withinDays === null ? row.reachedDay : row.exposedDay + withinDays, { part: row.subjects, of: 0 })
  }
  return changes
}

const isOf = ({ standing, variant }: ExposedCount, name: string): boolean => standing === 'COUNTS' && variant === name

const nobody: Proportion = { part: 0, of: 0 }
const added = (a: Proportion, b: Proportion): Proportion => ({ part: a.part + b.part, of: a.of + b.of })

/** Those of a variant that reached a milestone, of all of them. */
export const proportionOf = ({ exposed, reached }: Counted, variant: string, milestone: Milestone): Proportion => ({
  part: total(reached.filter((row) => row.variant === variant && row.milestone === milestone)),
  of: subjectsOf(exposed, variant),
})

/** Subjects of a variant that count. */
export const subjectsOf = (exposed: readonly ExposedCount[], variant: string): number =>
  total(exposed.filter((row) => isOf(row, variant)))

export const total = (rows: readonly { readonly subjects: number }[]): number =>
  rows.reduce((sum, { subjects }) => sum + subjects, 0)

/** When subjects of all variants reached a milestone, and how long the others have been watched. */
export function outcomesOf({ exposed, reached }: Counted, milestone: Milestone, asOfDay: number): OutcomeCount[] {
  const waiting = new Map<number, number>()
  const add = (day: number, subjects: number): void => {
    waiting.set(day, (waiting.get(day) ?? 0) + subjects)
  }
  for (const row of exposed) if (row.standing === 'COUNTS') add(row.exposedDay, row.subjects)
  const there = reached.filter((row) => row.milestone === milestone)
  for (const { exposedDay, subjects } of there) add(exposedDay, -subjects)
  return [
    ...there.map(({ exposedDay, reachedDay, subjects }) => ({
      ...({ outcome: 'WON', days: reachedDay - exposedDay } as const),
      leads: subjects,
    })),
    ...[...waiting]
      .filter(([, subjects]) => subjects > 0)
      .map(([day, subjects]) => ({ outcome: 'OPEN', days: asOfDay - day, leads: subjects }) as const),
  ]
}
