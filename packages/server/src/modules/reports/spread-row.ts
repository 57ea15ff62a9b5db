import type { Interval } from './wilson.ts'

/** A row that can say between which shares it lies, whichever model is asked: they are asked when that is. */
export type SpreadRow = {
  /** Absent in a row of the earlier range. */
  readonly shareSpread?: () => Promise<Interval | null>
}
