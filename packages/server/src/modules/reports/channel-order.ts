import type { ChannelOrderField } from '../../graphql/resolver-types.generated.ts'
import type { ChannelOrder } from './channel-question.ts'
import type { ChannelRow } from './channel-row.ts'
import { compareValues } from './dimension-value.ts'
import { byOrder, type SortFields } from './row-order.ts'

/** Whether rows can be sorted only once it is known what is to be expected of their leads. */
export const needsProjection = ({ by }: ChannelOrder): boolean =>
  by === 'PROJECTED_CLOSE_RATE' || by === 'COST_PER_PROJECTED_WIN'

/** A row, and the close rate to be expected of its leads: null where there is none, or nobody asks. */
type Expected = { readonly row: ChannelRow; readonly rate: number | null }

const fields: SortFields<ChannelOrderField, Expected> = {
  LEADS: ({ row }) => row.leads,
  MQLS: ({ row }) => row.mqls,
  SQLS: ({ row }) => row.sqls,
  OPPORTUNITIES: ({ row }) => row.opportunities,
  WON: ({ row }) => row.won,
  LOST: ({ row }) => row.lost,
  CLOSE_RATE: ({ row }) => row.closeRate?.value ?? null,
  WIN_RATE: ({ row }) => row.winRate.value,
  WORKED: ({ row }) => row.worked,
  REACHED: ({ row }) => row.reached,
  ACCEPTED: ({ row }) => row.accepted,
  UNTOUCHED: ({ row }) => row.untouched,
  ANSWERED_WITHIN_SLA: ({ row }) => row.answeredWithinSla.value,
  REVENUE: ({ row }) => row.revenue.minor,
  PIPELINE: ({ row }) => row.pipeline.minor,
  SPEND: ({ row }) => row.spend?.minor ?? null,
  COST_PER_LEAD: ({ row }) => row.costPerLead?.minor ?? null,
  COST_PER_WIN: ({ row }) => row.costPerWin?.minor ?? null,
  PROJECTED_CLOSE_RATE: ({ rate }) => rate,
  COST_PER_PROJECTED_WIN: ({ row, rate }) => {
    const wins = row.leads * (rate ?? 0)
    return row.spend && wins > 0 ? Number(row.spend.minor) / wins : null
  },
}

/** Compares rows as asked; equals by leads, most first, then by keys. */
export const byChannelOrder =
  (order: ChannelOrder) =>
  (a: Expected, b: Expected): number =>
    byOrder(fields, order)(a, b) || b.row.leads - a.row.leads || compareValues(a.row.keys, b.row.keys)
