import { type Interval, wilson } from './wilson.ts'

/** A share that keeps its parts. */
export type Ratio = {
  readonly numerator: number
  readonly denominator: number
  /** Null where the denominator is 0. */
  readonly value: number | null
  readonly interval: Interval | null
  /** The denominator is below the workspace's minimum sample. */
  readonly thin: boolean
}

export const ratio = (numerator: number, denominator: number, minimumSample: number): Ratio => ({
  numerator,
  denominator,
  value: share(numerator, denominator),
  interval: wilson(numerator, denominator),
  thin: denominator < minimumSample,
})

/** Null where there is nothing to share. */
export const share = (part: number, of: number): number | null => (of === 0 ? null : part / of)
