import { clocksOf } from '../modules/handoffs/clocks.ts'
import type { LeadCursor } from '../modules/reports/cursor.ts'
import { leadId } from '../modules/reports/global-id.ts'
import { untouchedOfPage } from '../modules/reports/handoff.queries.ts'
import { handoffAt, type LeadHandoff } from '../modules/reports/handoff.ts'
import { ledgerQuestion, type UntouchedQuestion } from '../modules/reports/ledger-question.ts'
import { assignmentsOfLeads } from '../modules/reports/parts-of-leads.queries.ts'
import { type Column, flag, instant, number, text } from './column.ts'
import { inPages, pageOfMany } from './in-pages.ts'
import { ledgerParameters } from './ledger-parameters.ts'
import { flag as flagParameter } from './parameter.ts'
import { type Place, placesOf } from './places-of.ts'
import { type ExportContext, reportExport } from './report-export.ts'

/** A lead that waits, with where it counts. */
type ListedHandoff = LeadHandoff & Place

export const untouchedLeadsExport = reportExport({
  name: 'untouched-leads',
  description: 'Leads handed over to sales to which nobody in sales has turned yet, the longest waiting first.',
  parameters: {
    ...ledgerParameters,
    overdueOnly: flagParameter('Only those for which the first response is overdue.'),
  },
  columns: (): Column<ListedHandoff>[] => [
    text('lead_id', leadId),
    text('channel', ({ channel }) => channel),
    text('source', ({ source }) => source),
    text('owner', ({ owner }) => owner),
    text('state', ({ state }) => state),
    instant('opened_at', ({ openedAt }) => openedAt),
    instant('due_at', ({ dueAt }) => dueAt),
    flag('is_overdue', ({ isOverdue }) => isOverdue),
    number('waited_seconds', ({ waitedSeconds }) => waitedSeconds),
  ],
  list: async ({ overdueOnly, ...asked }, context) => {
    const question = { ...ledgerQuestion(asked, context.workspace, context.now), overdueOnly }
    return { rows: inPages((last) => pageAfter(last, question, context)), days: null, warnings: [] }
  },
})

async function pageAfter(
  last: ListedHandoff | undefined,
  question: UntouchedQuestion,
  { read, workspace }: ExportContext,
): Promise<ListedHandoff[]> {
  const after: LeadCursor | null = last ? [last.openedAt, last.personId, last.no] : null
  const found = await read((db) => untouchedOfPage(db, question, pageOfMany(after)))
  const handoffs = found.map(({ handoff }) => handoff)
  const placeOf = placesOf(await read((db) => assignmentsOfLeads(db, workspace.id, handoffs)), 'LEAD_CREATION')
  const clocks = clocksOf(workspace)
  return found.map(({ handoff, state }) => ({
    ...handoffAt(handoff, state, true, question.asOf, clocks),
    ...placeOf(handoff),
  }))
}
