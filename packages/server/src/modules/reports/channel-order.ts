import type { ChannelOrderField } from '../../graphql/resolver-types.generated.ts'
import type { ChannelRow } from './channel-row.ts'
import { compareValues } from './dimension-value.ts'
import { byOrder, type RowOrder, type SortFields } from './row-order.ts'

const fields: SortFields<ChannelOrderField, ChannelRow> = {
  LEADS: ({ leads }) => leads,
  MQLS: ({ mqls }) => mqls,
  SQLS: ({ sqls }) => sqls,
  OPPORTUNITIES: ({ opportunities }) => opportunities,
  WON: ({ won }) => won,
  LOST: ({ lost }) => lost,
  CLOSE_RATE: ({ closeRate }) => closeRate?.value ?? null,
  WIN_RATE: ({ winRate }) => winRate.value,
  WORKED: ({ worked }) => worked,
  REACHED: ({ reached }) => reached,
  ACCEPTED: ({ accepted }) => accepted,
  UNTOUCHED: ({ untouched }) => untouched,
  ANSWERED_WITHIN_SLA: ({ answeredWithinSla }) => answeredWithinSla.value,
  REVENUE: ({ revenue }) => revenue.minor,
  PIPELINE: ({ pipeline }) => pipeline.minor,
  SPEND: ({ spend }) => spend?.minor ?? null,
  COST_PER_LEAD: ({ costPerLead }) => costPerLead?.minor ?? null,
  COST_PER_WIN: ({ costPerWin }) => costPerWin?.minor ?? null,
}

/** Compares rows as asked; equals by leads, most first, then by keys. */
export const byChannelOrder =
  (order: RowOrder<ChannelOrderField>) =>
  (a: ChannelRow, b: ChannelRow): number =>
    byOrder(fields, order)(a, b) || b.leads - a.leads || compareValues(a.keys, b.keys)
