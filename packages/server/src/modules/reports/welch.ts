import { drawnAnew, kindsByName, middle95 } from './bootstrap.ts'
import { t95, twoSidedT } from './student-t.ts'
import type { Interval } from './wilson.ts'

/** So many subjects who each brought as much. */
export type Earning = { readonly amount: number; readonly subjects: number }

/** How much more one brought per subject than the other. */
export type MeanDifference = {
  readonly value: number
  /** By Welch's t: null with fewer than two subjects in either, or where all brought the same. */
  readonly interval: Interval | null
  readonly pValue: number | null
  /** By drawing subjects anew: it needs no bell curve, of which amounts have none. */
  readonly drawn: Interval | null
}

type Sample = { readonly subjects: number; readonly mean: number; readonly variance: number }

/**
 * The difference of two means. Null where one of the two has no subjects.
 *
 * @param times How often subjects are drawn anew.
 * @see https://doi.org/10.1093/biomet/34.1-2.28 Welch 1947
 */
export function meanDifference(
  treated: readonly Earning[],
  control: readonly Earning[],
  times?: number,
): MeanDifference | null {
  const [a, b] = [sampleOf(treated), sampleOf(control)]
  if (a.subjects === 0 || b.subjects === 0) return null
  const value = a.mean - b.mean
  return { value, ...welch(a, b, value), drawn: drawnDifference(treated, control, times) }
}

function welch(a: Sample, b: Sample, value: number): Pick<MeanDifference, 'interval' | 'pValue'> {
  const [ofA, ofB] = [a.variance / a.subjects, b.variance / b.subjects]
  const variance = ofA + ofB
  if (a.subjects < 2 || b.subjects < 2 || variance === 0) return { interval: null, pValue: null }
  const degrees = variance ** 2 / (ofA ** 2 / (a.subjects - 1) + ofB ** 2 / (b.subjects - 1))
  const error = Math.sqrt(variance)
  const reach = t95(degrees) * error
  return {
    interval: { low: value - reach, high: value + reach },
    pValue: twoSidedT(value / error, degrees),
  }
}

function sampleOf(earnings: readonly Earning[]): Sample {
  const subjects = earnings.reduce((sum, earning) => sum + earning.subjects, 0)
  const mean = earnings.reduce((sum, earning) => sum + earning.amount * earning.subjects, 0) / subjects
  const squares = earnings.reduce((sum, earning) => sum + (earning.amount - mean) ** 2 * earning.subjects, 0)
  return { subjects, mean, variance: squares / (subjects - 1) }
}

function drawnDifference(
  treated: readonly Earning[],
  control: readonly Earning[],
  times: number | undefined,
): Interval | null {
  const named = [
    ...treated.map((earning) => ({ ...earning, isTreated: true })),
    ...control.map((earning) => ({ ...earning, isTreated: false })),
  ]
  const kinds = kindsByName(named, ({ isTreated, amount }) => JSON.stringify([isTreated, amount]))
  const difference = (counts: Float64Array): number => {
    let [earned, drawn, earnedControl, drawnControl] = [0, 0, 0, 0]
    for (const [i, { isTreated, amount }] of kinds.entries()) {
      const count = counts[i] as number
      if (isTreated) [earned, drawn] = [earned + amount * count, drawn + count]
      else [earnedControl, drawnControl] = [earnedControl + amount * count, drawnControl + count]
    }
    return earned / drawn - earnedControl / drawnControl
  }
  return middle95([...drawnAnew(kinds, difference, times)].filter(Number.isFinite))
}
