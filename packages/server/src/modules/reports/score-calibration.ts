import { type Ratio, ratio } from './ratio.ts'
import type { ForetoldLead } from './score-probabilities.ts'

/** Leads of whom about as much was foretold. */
type CalibrationBin = {
  /** It is in, the upper end only in the last bin. */
  readonly from: number
  readonly to: number
  /** The mean of what was foretold. Null without leads. */
  readonly foretold: number | null
  /** Those that reached the milestone. */
  readonly observed: Ratio
}

/** How well what was foretold of leads agrees with what became of them. */
export type Calibration = {
  /** The mean squared difference of the two, from 0. */
  readonly brier: number
  /** How much less that is than with the share of all foretold of everybody: 1 at best. Null where all reached it, or none. */
  readonly skill: number | null
  /** By how much the two differ in a bin, on average over leads. */
  readonly error: number
  readonly bins: readonly CalibrationBin[]
}

const binCount = 10

/**
 * @returns Null without leads.
 * @see https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2 Brier 1950
 */
export function calibrationOf(foretold: readonly ForetoldLead[], minimumSample: number): Calibration | null {
  const leads = foretold.length
  if (leads === 0) return null
  const off = foretold.map(({ probability, hasReached }) => (probability - Number(hasReached)) ** 2)
  const brier = sum(off) / leads
  const rate = foretold.filter(({ hasReached }) => hasReached).length / leads
  const bins = Array.from({ length: binCount }, (_, bin) => {
    const inBin = foretold.filter(({ probability }) => binOf(probability) === bin)
    return calibrationBin(bin, inBin, minimumSample)
  })
  return {
    brier,
    skill: rate === 0 || rate === 1 ? null : 1 - brier / (rate * (1 - rate)),
    error: sum(bins.map(apart)) / leads,
    bins,
  }
}

const binOf = (probability: number): number => Math.min(binCount - 1, Math.floor(probability * binCount))

function calibrationBin(bin: number, leads: readonly ForetoldLead[], minimumSample: number): CalibrationBin {
  const reached = leads.filter(({ hasReached }) => hasReached).length
  return {
    from: bin / binCount,
    to: (bin + 1) / binCount,
    foretold: leads.length === 0 ? null : sum(leads.map(({ probability }) => probability)) / leads.length,
    observed: ratio(reached, leads.length, minimumSample),
  }
}

/** How far the two are apart, once for each lead. */
const apart = ({ foretold, observed }: CalibrationBin): number =>
  observed.denominator * Math.abs((foretold ?? 0) - (observed.value ?? 0))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
