import { type Ratio, ratio } from './ratio.ts'

/** The leads created in one month. One number per age in each list. */
export type CountedCohort = {
  readonly month: string
  readonly leads: number
  /** Those that have had so many days. */
  readonly had: readonly number[]
  /** Those of them that were won in these. */
  readonly won: readonly number[]
}

/** The leads created in one month, at each age. */
export type Cohort = {
  readonly month: string
  readonly leads: number
  readonly points: readonly CohortPoint[]
}

type CohortPoint = {
  readonly days: number
  /** Won within so many days, of the leads that have had them. */
  readonly rate: Ratio
  /** Whether all leads of the month have. */
  readonly complete: boolean
}

export const cohortOf = (
  { month, leads, had, won }: CountedCohort,
  ages: readonly number[],
  minimumSample: number,
): Cohort => ({
  month,
  leads,
  points: ages.map((days, i) => ({
    days,
    rate: ratio(won[i] ?? 0, had[i] ?? 0, minimumSample),
    complete: had[i] === leads,
  })),
})
