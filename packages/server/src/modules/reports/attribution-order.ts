import type { AttributionOrderField } from '../../graphql/resolver-types.generated.ts'
import type { AttributionRow } from './attribution-row.ts'
import { compareValues } from './dimension-value.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<AttributionOrderField, AttributionRow> = {
  CREDIT: ({ credit }) => BigInt(credit.replace('.', '')),
  VALUE: ({ value }) => value?.minor ?? null,
  TOUCHPOINTS: ({ touchpoints }) => touchpoints,
  CONVERSIONS: ({ conversions }) => conversions,
  SPEND: ({ spend }) => spend?.minor ?? null,
  COST_PER_CREDIT: ({ costPerCredit }) => costPerCredit?.minor ?? null,
  RETURN_ON_SPEND: ({ returnOnSpend }) => returnOnSpend,
}

/** Compares what combinations of keys earned as asked; equals by keys. */
export const byAttributionOrder =
  (order: RowOrder<AttributionOrderField>) =>
  (a: AttributionRow, b: AttributionRow): number =>
    byOrder(fields, order)(a, b) || compareValues(a.keys, b.keys)
