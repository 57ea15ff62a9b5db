import type { AttributionOrderField } from '../../graphql/resolver-types.generated.ts'
import { compareKeys } from './dimension-value.ts'
import type { EarnedCredit } from './earned-credit.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<AttributionOrderField, EarnedCredit> = {
  CREDIT: ({ credit }) => BigInt(credit),
  VALUE: ({ valueMinor }) => BigInt(valueMinor),
  TOUCHPOINTS: ({ touchpoints }) => touchpoints,
  CONVERSIONS: ({ conversions }) => conversions,
}

/** Compares what combinations of keys earned as asked; equals by keys. */
export const byAttributionOrder =
  (order: RowOrder<AttributionOrderField>) =>
  (a: EarnedCredit, b: EarnedCredit): number =>
    byOrder(fields, order)(a, b) || compareKeys(a.keys, b.keys)
