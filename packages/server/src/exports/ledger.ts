import { countStates } from '../modules/reports/ledger.queries.ts'
import { type LedgerRow, ledgerDimensions } from '../modules/reports/ledger.ts'
import { ledgerQuestion } from '../modules/reports/ledger-question.ts'
import { ledgerOf, ledgerWarnings } from '../modules/reports/ledger-report.ts'
import { type Column, instant, money, number, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { knownLedgerParameters } from './ledger-parameters.ts'
import { choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { mostRows, ofWhole } from './report-input.ts'

type ListedState = LedgerRow & { readonly asOf: Date }

export const ledgerExport = reportExport({
  name: 'ledger',
  description: 'How many leads are in each state, as of an instant: a row for each state and combination of values.',
  parameters: {
    ...knownLedgerParameters,
    groupBy: choices(ledgerDimensions, null, 'What to group by beside the state, with commas between.'),
  },
  columns: ({ groupBy }): Column<ListedState>[] => [
    instant('as_of', ({ asOf }) => asOf),
    ...dimensionColumns(groupBy ?? []),
    text('state', ({ state }) => state),
    text('side', ({ side }) => side),
    number('leads', ({ leads }) => leads),
    number('overdue', ({ overdue }) => overdue),
    instant('oldest_since', ({ oldestSince }) => oldestSince),
    money('pipeline', ({ pipeline }) => pipeline),
    text('currency', ({ pipeline }) => pipeline?.currency ?? null),
  ],
  list: async ({ groupBy, knownThen, knowledgeAt, withoutClaims, ...asked }, { view }) => {
    const asOf = knownThen || knowledgeAt ? asked.asOf : null
    const { read, now, workspace } = await view({ asOf, knowledgeAt, withoutClaims })
    const question = ledgerQuestion({ ...asked, groupBy: groupBy ?? [] }, workspace, now)
    const ledger = ledgerOf(await read((db) => countStates(db, question)), question)
    return {
      rows: ledger.rows.map((row) => ({ ...row, asOf: ledger.asOf })),
      days: null,
      warnings: ofWhole(ledgerWarnings(ledger, workspace, mostRows)),
    }
  },
})
