import type { MaturityOrderField } from '../../graphql/resolver-types.generated.ts'
import { compareValues } from './dimension-value.ts'
import type { MaturityRow } from './maturity-row.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<MaturityOrderField, MaturityRow> = {
  LEADS: ({ leads }) => leads,
  WON: ({ won }) => won,
  PROJECTED: ({ projection }) => projection.value,
  SUPPORTED_DAYS: ({ projection }) => projection.supportedDays,
  MATURITY: ({ projection }) => projection.maturity,
}

/** Compares rows as asked; equals by leads, most first, then by keys. */
export const byMaturityOrder =
  (order: RowOrder<MaturityOrderField>) =>
  (a: MaturityRow, b: MaturityRow): number =>
    byOrder(fields, order)(a, b) || b.leads - a.leads || compareValues(a.keys, b.keys)
