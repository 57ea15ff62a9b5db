import type { Side } from '@touchline/schema'

/** Where a lead is between marketing and sales, and which of them is accountable for it. Closed leads are nobody's. */
export const sides = {
  NEW: 'MARKETING',
  NURTURING: 'MARKETING',
  QUALIFIED_UNASSIGNED: 'MARKETING',
  UNTOUCHED: 'SALES',
  WORKING: 'SALES',
  ACCEPTED: 'SALES',
  IN_PIPELINE: 'SALES',
  REFUSED: 'MARKETING',
  RECYCLED: 'MARKETING',
  WON: null,
  LOST: null,
} as const satisfies Record<string, Side | null>

export type LedgerState = keyof typeof sides

/** Every state, in the order of the process. */
export const ledgerStates = Object.keys(sides) as readonly LedgerState[]

/** The states that a handoff to sales goes through. */
const withSales: readonly LedgerState[] = ['QUALIFIED_UNASSIGNED', 'UNTOUCHED', 'WORKING', 'ACCEPTED', 'IN_PIPELINE']
export const isWithSales = (state: LedgerState): boolean => withSales.includes(state)

/** Handed over, and nobody in sales has turned to it. */
export const untouchedStates = ['QUALIFIED_UNASSIGNED', 'UNTOUCHED'] as const satisfies readonly LedgerState[]
