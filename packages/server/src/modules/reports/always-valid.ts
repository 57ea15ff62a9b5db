import type { Proportion } from './two-proportions.ts'
import type { Interval } from './wilson.ts'

/** Two variants as they stood at the end of a day. */
export type StandingOnDay = { readonly day: number; readonly treated: Proportion; readonly control: Proportion }

/** What can be said of a difference by whoever looks at it every day. */
export type AlwaysValid = {
  /** Null until there was enough to say anything. */
  readonly pValue: number | null
  /** Around the difference, on the last day. Null where there is not enough to say anything. */
  readonly halfWidth: number | null
  /** The first day on which the p-value was below 5%. */
  readonly decidedOn: number | null
}

/** To be wrong that often, over all days together. */
export const alpha = 0.05

/** With less, shares don't scatter as the test takes them to. */
export const fewestSubjects = 30
export const fewestOfEither = 10

/** Whether there are subjects enough in both, and among them enough who reached it, and who didn't. */
export function isEnough(treated: Proportion, control: Proportion): boolean {
  const reached = treated.part + control.part
  const others = treated.of + control.of - reached
  return Math.min(treated.of, control.of) >= fewestSubjects && reached >= fewestOfEither && others >= fewestOfEither
}

/**
 * Looks at a difference at the end of each day, by the mixture sequential probability ratio test: however often one looks, and
 * whenever one stops, where there is no difference in truth the p-value falls below α in a share of α of all experiments at
 * most.
 *
 * The variance of the difference is pooled, as if there was none: by the variants' own variances, a small variant that nobody
 * happens to have converted in would look sure of itself, and with unequal shares the promise is broken many times over.
 * Differences are mixed on the scale of odds, by `expectedLift`, as rates grow while subjects are still on their way: a
 * difference of a hundredth is much of one in a hundred, and nothing of one in two.
 *
 * @param days One after the other.
 * @param expectedLift How large a difference is looked for, in shares of the rate: it costs little to be off.
 * @see https://doi.org/10.1287/opre.2021.2135 Johari, Koomen, Pekelis, Walsh 2022
 */
export function alwaysValid(days: readonly StandingOnDay[], expectedLift: number): AlwaysValid {
  let [pValue, decidedOn]: [number | null, number | null] = [null, null]
  for (const { day, treated, control } of days) {
    if (!isEnough(treated, control)) continue
    const difference = treated.part / treated.of - control.part / control.of
    pValue = Math.min(pValue ?? 1, chanceOf(difference, spreadOf(treated, control, expectedLift)))
    if (pValue < alpha) decidedOn ??= day
  }
  const last = days.at(-1)
  const isKnown = last !== undefined && isEnough(last.treated, last.control)
  return {
    pValue,
    halfWidth: isKnown ? halfWidthOf(spreadOf(last.treated, last.control, expectedLift)) : null,
    decidedOn,
  }
}

/** Differences that can't be ruled out on the last day; within what differences can be. */
export const around = (difference: number, halfWidth: number): Interval => ({
  low: Math.max(-1, difference - halfWidth),
  high: Math.min(1, difference + halfWidth),
})

/** How differences scatter: by chance, and in truth. Variances, above 0. */
type Spread = { readonly byChance: number; readonly inTruth: number }

/** 1 / Λ: how much less likely the difference is if true differences scatter than if there is none. */
const chanceOf = (difference: number, { byChance, inTruth }: Spread): number => {
  const whole = byChance + inTruth
  return Math.sqrt(whole / byChance) * Math.exp((-inTruth * difference ** 2) / (2 * byChance * whole))
}

function halfWidthOf({ byChance, inTruth }: Spread): number {
  const whole = byChance + inTruth
  return Math.sqrt(((byChance * whole) / inTruth) * (2 * Math.log(1 / alpha) + Math.log(whole / byChance)))
}

function spreadOf(treated: Proportion, control: Proportion, expectedLift: number): Spread {
  const pooled = (treated.part + control.part) / (treated.of + control.of)
  const ofOne = pooled * (1 - pooled)
  return { byChance: ofOne * (1 / treated.of + 1 / control.of), inTruth: (expectedLift * ofOne) ** 2 }
}
