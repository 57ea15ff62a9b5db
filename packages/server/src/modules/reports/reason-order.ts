import type { ReasonOrderField } from '../../graphql/resolver-types.generated.ts'
import { compareText } from '../../lib/order.ts'
import { compareValues } from './dimension-value.ts'
import type { ReasonRow } from './reason-row.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<ReasonOrderField, ReasonRow> = {
  LEADS: ({ leads }) => leads,
  REASON: ({ reason }) => reason,
}

/** Compares rows as asked; equals by keys, then by reason. */
export const byReasonOrder =
  (order: RowOrder<ReasonOrderField>) =>
  (a: ReasonRow, b: ReasonRow): number =>
    byOrder(fields, order)(a, b) || compareValues(a.keys, b.keys) || compareText(a.reason, b.reason)
