import type { LedgerState } from '../api/operations.generated.ts'

/** The states as both teams say them. */
export const stateWords = {
  NEW: 'New',
  NURTURING: 'Nurturing',
  QUALIFIED_UNASSIGNED: 'Qualified, unassigned',
  UNTOUCHED: 'Untouched',
  WORKING: 'Working',
  ACCEPTED: 'Accepted',
  IN_PIPELINE: 'In pipeline',
  REFUSED: 'Refused',
  RECYCLED: 'Recycled',
  WON: 'Won',
  LOST: 'Lost',
} as const satisfies Record<LedgerState, string>
