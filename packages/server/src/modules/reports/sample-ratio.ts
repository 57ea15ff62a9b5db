import { gammaBeyond } from './gamma.ts'

/** Whether variants were given out as they should have been. */
export type SampleRatio = {
  /** How likely chance alone is to be as far off. Null where there is nothing to compare. */
  readonly pValue: number | null
  /** Then the reason is another one, and nothing else that is told of the experiment can be trusted. */
  readonly mismatch: boolean
}

/** Below, it is no chance: as many people are counted, an honest experiment is rarely that far off. */
const suspicious = 0.01

/** Goodness of fit of counts to shares that add up to 1, by χ². */
export function sampleRatio(counts: readonly number[], shares: readonly number[]): SampleRatio {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length < 2 || all === 0) return { pValue: null, mismatch: false }
  const chiSquared = counts.reduce((sum, count, i) => {
    const expected = all * (shares[i] as number)
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const pValue = chiSquaredBeyond(chiSquared, counts.length - 1)
  return { pValue, mismatch: pValue < suspicious }
}

/** How likely χ² with so many degrees of freedom is to be as large. */
export const chiSquaredBeyond = (chiSquared: number, degrees: number): number =>
  gammaBeyond(degrees / 2, chiSquared / 2)
