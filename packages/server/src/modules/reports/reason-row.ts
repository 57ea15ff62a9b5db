import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import type { DimensionValue } from './dimension-value.ts'
import type { Ratio } from './ratio.ts'

/** What stands for a reason that nobody gave. */
export const unknownReason = '(unknown)'

/** Leads of one combination of keys for one reason. */
export type CountedReason = { readonly keys: readonly string[]; readonly reason: string; readonly leads: number }

export type ReasonRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly reason: string
  readonly leads: number
  readonly share: Ratio
  /** Null where the report is compared with nothing. */
  readonly previous: ReasonRow | null
}
