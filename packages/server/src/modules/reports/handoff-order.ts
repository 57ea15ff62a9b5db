import type { HandoffOrderField } from '../../graphql/resolver-types.generated.ts'
import { compareValues } from './dimension-value.ts'
import type { HandoffRow } from './handoff-row.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<HandoffOrderField, HandoffRow> = {
  HANDED_OVER: ({ handedOver }) => handedOver,
  ASSIGNED: ({ assigned }) => assigned,
  WORKED: ({ worked }) => worked,
  REACHED: ({ reached }) => reached,
  ACCEPTED: ({ accepted }) => accepted,
  REFUSED: ({ refused }) => refused,
  RECYCLED: ({ recycled }) => recycled,
  UNTOUCHED: ({ untouched }) => untouched,
  OVERDUE: ({ overdue }) => overdue,
  ANSWERED_WITHIN_SLA: ({ answeredWithinSla }) => answeredWithinSla.value,
  RESPONSE_TIME: ({ responseTime }) => responseTime.p50,
}

/** Compares rows as asked; equals by keys. */
export const byHandoffOrder =
  (order: RowOrder<HandoffOrderField>) =>
  (a: HandoffRow, b: HandoffRow): number =>
    byOrder(fields, order)(a, b) || compareValues(a.keys, b.keys)
