import { DateTime } from 'luxon'
import { countFlows } from '../modules/reports/ledger.queries.ts'
import { checkSince, type LedgerFlow } from '../modules/reports/ledger.ts'
import { ledgerQuestion } from '../modules/reports/ledger-question.ts'
import { knowledgeWarnings, seriousOnes } from '../modules/reports/report-meta.ts'
import { type Column, instant, number, text } from './column.ts'
import { knownLedgerParameters } from './ledger-parameters.ts'
import { instant as instantParameter } from './parameter.ts'
import { reportExport } from './report-export.ts'

type ListedFlow = LedgerFlow & { readonly since: Date; readonly asOf: Date }

const usualDays = 30

export const ledgerFlowsExport = reportExport({
  name: 'ledger-flows',
  description: 'How many leads went from which state to which between two instants: a row for each pair of states.',
  parameters: {
    ...knownLedgerParameters,
    since: instantParameter(`Since when. ${usualDays} days before \`asOf\` unless given.`),
  },
  columns: (): Column<ListedFlow>[] => [
    instant('since', ({ since }) => since),
    instant('as_of', ({ asOf }) => asOf),
    text('from', ({ from }) => from),
    text('to', ({ to }) => to),
    number('leads', ({ leads }) => leads),
  ],
  list: async ({ since, knownThen, knowledgeAt, withoutClaims, ...asked }, { view }) => {
    const told = knownThen || knowledgeAt ? asked.asOf : null
    const { read, now, workspace } = await view({ asOf: told, knowledgeAt, withoutClaims })
    const question = ledgerQuestion(asked, workspace, now)
    const { asOf } = question
    const begin = checkSince(since ?? DateTime.fromJSDate(asOf).minus({ days: usualDays }).toJSDate(), asOf)
    const flows = await read((db) => countFlows(db, question, begin))
    return {
      rows: flows.map((flow) => ({ ...flow, since: begin, asOf })),
      days: null,
      warnings: seriousOnes(knowledgeWarnings(workspace)),
    }
  },
})
