import type { Money } from '../lib/money.ts'
import { resolveRange } from '../modules/reports/date-range.ts'
import { spendOfPage } from '../modules/reports/spend.queries.ts'
import type { Spend } from '../modules/reports/spend.ts'
import { type Column, money, text } from './column.ts'
import { inPages } from './in-pages.ts'
import { daysOf, rangeAsked, rangeParameters, usualRange } from './range-parameters.ts'
import { reportExport } from './report-export.ts'

type ListedSpend = Spend & { readonly amount: Money }

const pageSize = 5_000

export const spendExport = reportExport({
  name: 'spend',
  description: 'What was spent, by day, system, channel, campaign and source, as it was last told.',
  parameters: rangeParameters,
  columns: (): Column<ListedSpend>[] => [
    text('day', ({ day }) => day),
    text('system', ({ system }) => system),
    text('channel', ({ channel }) => channel),
    text('campaign', ({ campaign }) => campaign),
    text('source', ({ source }) => source),
    money('amount', ({ amount }) => amount),
    text('currency', ({ amount }) => amount.currency),
  ],
  list: async (asked, { read, workspace, now }) => {
    const zone = asked.timeZone ?? workspace.timeZone
    const range = resolveRange(rangeAsked(asked) ?? usualRange, zone, now)
    const rows = inPages(async (last: ListedSpend | undefined) => {
      const page = await read((db) => spendOfPage(db, { workspace, range, zone }, pageSize, last))
      return page.map((spend) => ({ ...spend, amount: { minor: spend.amountMinor, currency: workspace.currency } }))
    })
    return { rows, days: daysOf(range, zone), warnings: [] }
  },
})
