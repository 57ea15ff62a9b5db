import type { PlannedLead } from './leads.ts'
import { ownerOf, type Progress } from './progress.ts'

/** Where a lead stands. Of those that don't qualify nobody in sales has heard. */
export type LedgerState =
  | 'NOT_QUALIFIED'
  | 'QUALIFIED_UNASSIGNED'
  | 'UNTOUCHED'
  | 'WORKING'
  | 'ACCEPTED'
  | 'IN_PIPELINE'
  | 'REFUSED'
  | 'RECYCLED'
  | 'WON'
  | 'LOST'

/** Each lead is in one state: the last thing that happened to it. Who was put off and came back has been accepted since. */
export function ledgerState(lead: PlannedLead, progress: Progress): LedgerState {
  if (progress.wonAt !== null) return 'WON'
  if (progress.lostAt !== null) return 'LOST'
  if (progress.opportunityAt !== null) return 'IN_PIPELINE'
  if (progress.salAt !== null) return 'ACCEPTED'
  if (progress.recycledAt !== null) return 'RECYCLED'
  if (progress.refusedAt !== null) return 'REFUSED'
  if (progress.answeredAt !== null) return 'WORKING'
  if (progress.mqlAt === null) return 'NOT_QUALIFIED'
  return ownerOf(lead, progress) === null ? 'QUALIFIED_UNASSIGNED' : 'UNTOUCHED'
}
