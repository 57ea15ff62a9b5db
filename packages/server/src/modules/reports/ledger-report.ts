import { type LedgerState, ledgerStates, sides } from '../handoffs/ledger-state.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { compareKeys, dimensionValues } from './dimension-value.ts'
import type { CountedState, Ledger, LedgerDimension, LedgerRow } from './ledger.ts'
import type { LedgerQuestion } from './ledger-question.ts'
import { knowledgeWarnings, type ReportWarning, seriousOnes, truncation } from './report-meta.ts'
import { slaWarnings } from './sla-warnings.ts'

export const ledgerOf = (
  counted: readonly CountedState[],
  { asOf, groupBy, workspace }: LedgerQuestion,
): Omit<Ledger, 'countFlows'> => ({
  asOf,
  workspace,
  rows: ledgerRows(counted, groupBy, workspace.currency),
  total: leadsIn(counted),
  onClock: leadsOnClock(counted),
})

/** What to know of a ledger of which that many rows are given at most. */
export const ledgerWarnings = (
  { rows, onClock }: Pick<Ledger, 'rows' | 'onClock'>,
  workspace: Workspace,
  mostRows: number,
): readonly ReportWarning[] =>
  seriousOnes([
    ...slaWarnings(workspace, onClock, 'leads'),
    truncation({ mostRows }, rows),
    ...knowledgeWarnings(workspace),
  ])

function ledgerRows(
  counted: readonly CountedState[],
  groupBy: readonly LedgerDimension[],
  currency: string,
): LedgerRow[] {
  const found = (state: LedgerState): CountedState => counted.find((row) => row.state === state) ?? nobodyIn(state)
  const rows = groupBy.length === 0 ? ledgerStates.map(found) : counted
  return [...rows]
    .sort((a, b) => compareKeys(a.keys, b.keys) || ledgerStates.indexOf(a.state) - ledgerStates.indexOf(b.state))
    .map(({ pipelineMinor, ...row }) => ({
      ...row,
      keys: dimensionValues(groupBy, row.keys),
      side: sides[row.state],
      pipeline: row.state === 'IN_PIPELINE' ? { minor: BigInt(pipelineMinor), currency } : null,
    }))
}

/** States in which a clock of the SLA runs. */
const clocked: readonly LedgerState[] = ['QUALIFIED_UNASSIGNED', 'UNTOUCHED', 'WORKING', 'RECYCLED']

const leadsOnClock = (counted: readonly CountedState[]): number =>
  leadsIn(counted.filter(({ state }) => clocked.includes(state)))

const leadsIn = (counted: readonly CountedState[]): number => counted.reduce((total, { leads }) => total + leads, 0)

const nobodyIn = (state: LedgerState): CountedState => ({
  ...{ keys: [], state, leads: 0, overdue: 0, oldestSince: null, pipelineMinor: '0' },
})
