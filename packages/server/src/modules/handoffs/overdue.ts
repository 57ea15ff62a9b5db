import type { Handoff } from './handoffs-of.ts'
import type { LedgerState } from './ledger-state.ts'

type Due = Pick<Handoff, 'answeredAt'> & {
  /** Until when marketing is to look after it, if sales said so. */
  readonly nurtureUntil: number | null
  readonly dueAt: number | null
  readonly acceptDueAt: number | null
}

/** From when until when a lead is overdue. Null where nothing ends that but the state itself. */
type Overdue = { readonly from: number; readonly until: number | null }

/**
 * When whoever is accountable for a lead in a state of a handoff is late: for the first response; for accepting or
 * refusing what was answered; for nurturing, unless sales said until when: then once that has passed. Null where no
 * clock runs.
 */
export function overdueIn(state: LedgerState, handoff: Due): Overdue | null {
  const { dueAt, acceptDueAt, answeredAt, nurtureUntil } = handoff
  switch (state) {
    case 'QUALIFIED_UNASSIGNED':
    case 'UNTOUCHED':
      return dueAt === null ? null : { from: dueAt, until: null }
    case 'WORKING':
      return acceptDueAt === null ? null : { from: acceptDueAt, until: null }
    case 'RECYCLED':
      if (nurtureUntil !== null) return { from: nurtureUntil, until: null }
      return dueAt === null ? null : { from: dueAt, until: answeredAt }
    case 'NEW':
    case 'NURTURING':
    case 'ACCEPTED':
    case 'IN_PIPELINE':
    case 'REFUSED':
    case 'WON':
    case 'LOST':
      return null
  }
}
