import type { Side } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { Money } from '../../lib/money.ts'
import type { LedgerState } from '../handoffs/ledger-state.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { DimensionValue } from './dimension-value.ts'

/** Everything that the ledger can be cut by. */
export const ledgerDimensions = ['CHANNEL', 'SOURCE', 'OWNER'] as const
export type LedgerDimension = (typeof ledgerDimensions)[number]

/** Leads of one combination of keys in one state. Amounts in minor units. */
export type CountedState = {
  readonly keys: readonly string[]
  readonly state: LedgerState
  readonly leads: number
  readonly overdue: number
  readonly oldestSince: Date | null
  readonly pipelineMinor: string
}

export type LedgerRow = {
  readonly keys: readonly DimensionValue<LedgerDimension>[]
  readonly state: LedgerState
  readonly side: Side | null
  readonly leads: number
  readonly overdue: number
  readonly oldestSince: Date | null
  readonly pipeline: Money | null
}

/** Leads that went from one state to another, or stayed; from none, where they were created in between. */
export type LedgerFlow = { readonly from: LedgerState | null; readonly to: LedgerState; readonly leads: number }

export type Ledger = {
  readonly asOf: Date
  /** As it was known, if it is told of an earlier time. */
  readonly workspace: Workspace
  /** All of them, however many. */
  readonly rows: readonly LedgerRow[]
  readonly total: number
  /** Leads for which a clock of the SLA runs, if there is one. */
  readonly onClock: number
  /** Counted if somebody asks. */
  readonly countFlows: (since: Date) => Promise<readonly LedgerFlow[]>
}

/** A lead's way through the ledger: `until` is not in. */
export type Stay = {
  readonly state: LedgerState
  readonly since: Date
  readonly until: Date | null
  /** The handoff that it was in, if any. */
  readonly handoffNo: number | null
}

/** @throws AppError `INPUT_INVALID` where it goes backwards. */
export function checkSince(since: Date, asOf: Date): Date {
  if (since.getTime() <= asOf.getTime()) return since
  const problem = `since is ${since.toISOString()}, after asOf, ${asOf.toISOString()}: give an instant before it`
  throw new AppError('INPUT_INVALID', problem)
}

/** Where a lead is at an instant: of one that begins later, where it begins. */
export const stayAt = (stays: readonly Stay[], at: Date): Stay | undefined =>
  stays.findLast(({ since }) => since.getTime() <= at.getTime()) ?? stays[0]
