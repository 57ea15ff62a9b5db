import type { ChannelOrderField } from '../../graphql/resolver-types.generated.ts'
import type { ChannelOrder } from './channel-question.ts'
import type { ChannelRow } from './channel-row.ts'
import { compareKeys } from './dimension-value.ts'

const fields: Record<ChannelOrderField, (row: ChannelRow) => number | bigint | null> = {
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

/** Compares rows as asked; equals by leads, most first, then by keys. Rows without the number come last either way. */
export const byChannelOrder =
  ({ by, direction }: ChannelOrder) =>
  (a: ChannelRow, b: ChannelRow): number =>
    compare(fields[by](a), fields[by](b), direction === 'ASC' ? 1 : -1) ||
    b.leads - a.leads ||
    compareKeys(values(a), values(b))

const values = ({ keys }: ChannelRow): string[] => keys.map(({ value }) => value)

function compare(a: number | bigint | null, b: number | bigint | null, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -sign : a > b ? sign : 0
}
