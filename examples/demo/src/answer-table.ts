import type { Answer, ChannelRow } from './question.ts'

type Column = { readonly title: string; readonly width: number; readonly cell: (row: ChannelRow) => string }

const columns: readonly Column[] = [
  { title: 'Leads', width: 8, cell: ({ leads }) => String(leads) },
  { title: 'Won', width: 6, cell: ({ won }) => String(won) },
  {
    title: 'Close rate',
    width: 13,
    cell: ({ closeRate }) => `${percent(closeRate.value)}${closeRate.thin ? '*' : ' '}`,
  },
  { title: '95% interval', width: 17, cell: ({ closeRate: { interval } }) => (interval ? range(interval) : '–') },
  { title: 'Revenue', width: 15, cell: ({ revenue }) => money(revenue) },
  { title: 'Median days', width: 14, cell: ({ daysToWin }) => String(daysToWin.p50 ?? '–') },
]

const nameWidth = 19

/** The answer as aligned lines of less than 100 columns. */
export function answerTable({ rows, total }: Answer): string {
  const rule = '─'.repeat(nameWidth + columns.reduce((sum, { width }) => sum + width, 0))
  const isThin = rows.some(({ closeRate }) => closeRate.thin)
  return [
    line('Channel', (column) => column.title),
    rule,
    ...rows.map((row) => line(channelOf(row), (column) => column.cell(row))),
    rule,
    line('All', (column) => column.cell(total)),
    ...(isThin ? ['', '* of too few leads to be sure: look at the interval'] : []),
  ].join('\n')
}

export const channelOf = ({ keys }: Pick<ChannelRow, 'keys'>): string => keys.map(({ value }) => value).join(', ')

const line = (name: string, cellOf: (column: Column) => string): string =>
  name.padEnd(nameWidth) + columns.map((column) => cellOf(column).padStart(column.width)).join('')

const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`)

const range = ({ low, high }: { low: number; high: number }): string =>
  `${(low * 100).toFixed(1).padStart(4)} – ${(high * 100).toFixed(1).padStart(4)} %`

const money = ({ amount, currency }: ChannelRow['revenue']): string =>
  `${Number(amount).toLocaleString('en', { maximumFractionDigits: 0 })} ${currency}`
