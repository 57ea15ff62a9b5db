import type { WorkspaceId } from '@touchline/schema'
import type { EventRow } from '../modules/collect/stored-event.ts'
import type { RowOf } from './fields.ts'
import type { JudgingContext } from './judge.ts'
import { problem, type Reading } from './reading.ts'
import { touchpointEvent } from './touchpoints.ts'

/** The event that a row of activities tells: a touchpoint of sales, known by what a touchpoint is known by. */
export function activityEvent(
  row: RowOf<'activities'>,
  workspaceId: WorkspaceId,
  context: JudgingContext,
): Reading<EventRow> {
  if (row.leadId === undefined && row.email === undefined) {
    return problem('leadId and email are blank: nobody to give it to')
  }
  // To the channel rules a plain `email` is marketing's.
  const kind = /^e_?mail$/.test(row.kind) ? 'sales_email' : row.kind
  return touchpointEvent({ ...row, kind, side: 'SALES' }, workspaceId, context)
}
