import type { LedgerFiguresFragment } from '../api/operations.generated.ts'

export type LedgerRow = LedgerFiguresFragment

/** The states that one side answers for, or those that are closed. */
export type LedgerSide = {
  readonly side: 'MARKETING' | 'SALES' | null
  readonly title: string
  readonly rows: readonly LedgerRow[]
  readonly leads: number
  readonly overdue: number
}

const titles = [
  ['MARKETING', 'With marketing'],
  ['SALES', 'With sales'],
  [null, 'Closed'],
] as const

/** The ledger side by side. The three add up to all leads, as each state is of one of them. */
export const sides = (rows: readonly LedgerRow[]): LedgerSide[] =>
  titles.map(([side, title]) => {
    const own = rows.filter((row) => row.side === side)
    return { side, title, rows: own, leads: sum(own, 'leads'), overdue: sum(own, 'overdue') }
  })

const sum = (rows: readonly LedgerRow[], what: 'leads' | 'overdue'): number =>
  rows.reduce((all, row) => all + row[what], 0)
