import type { Milestone } from '@touchline/schema'
import { alpha, fewestOfEither, fewestSubjects } from './always-valid.ts'
import type { VariantDifference } from './experiment-difference.ts'
import { fewestBuyers, type VariantRevenue } from './experiment-revenue.ts'
import type { Ratio } from './ratio.ts'

/** A milestone of a variant beside that of control. */
export type Compared = {
  readonly milestone: Milestone
  readonly rate: Ratio
  readonly ofControl: Ratio
  readonly difference: VariantDifference
}

/** What to know before trusting what is said of a variant, in sentences that name its numbers. */
export const variantCaveats = (
  compared: readonly Compared[],
  revenue: VariantRevenue,
  ofControl: VariantRevenue,
): string[] => [
  ...compared.flatMap((each) => [...notEnough(each), ...lookedAtOnce(each)]),
  ...thinRevenue(revenue, ofControl),
]

function notEnough({ milestone, rate, ofControl, difference: { verdict } }: Compared): string[] {
  if (verdict !== 'NOT_ENOUGH_DATA') return []
  const reached = `${milestone}: ${rate.numerator} of ${rate.denominator} subjects reached it, and ${ofControl.numerator} of ${ofControl.denominator} of control`
  const takes = `${fewestSubjects} subjects in each, and together ${fewestOfEither} who reached it and ${fewestOfEither} who didn’t`
  return [`${reached}. That is not enough data, which takes ${takes}.`]
}

function lookedAtOnce({ milestone, difference: { pValue, alwaysValidP, verdict } }: Compared): string[] {
  if (verdict !== 'UNDECIDED' || pValue >= alpha || alwaysValidP === null) return []
  const looks = `${milestone}: p = ${shortly(pValue)} is for who looks once; for who may look every day it is ${shortly(alwaysValidP)}`
  return [`${looks}. Let it run on.`]
}

function thinRevenue({ buyers, difference }: VariantRevenue, ofControl: VariantRevenue): string[] {
  if (!difference?.thin) return []
  return [
    `Revenue is of ${buyers} buyers, and of ${ofControl.buyers} of control. That is not enough data, which takes ${fewestBuyers} together.`,
  ]
}

const shortly = (p: number): string => p.toFixed(p < 0.0995 ? 3 : 2)
