import type { FilterInput } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type Filter, readFilter } from './filter.ts'
import { type LedgerDimension, ledgerDimensions } from './ledger.ts'
import { optionalDimensions } from './report-question.ts'

/** Which leads, and as of when. */
export type LedgerQuestion = {
  readonly workspace: Workspace
  readonly asOf: Date
  readonly groupBy: readonly LedgerDimension[]
  readonly filter: Filter<LedgerDimension> | null
}

type Args = {
  readonly asOf?: Date | null | undefined
  readonly groupBy?: readonly LedgerDimension[]
  readonly filter?: FilterInput | null | undefined
}

/** @throws AppError `INPUT_INVALID` */
export const ledgerQuestion = (
  { asOf, groupBy = [], filter }: Args,
  workspace: Workspace,
  now: Date,
): LedgerQuestion => ({
  workspace,
  asOf: asOf ?? now,
  groupBy: optionalDimensions(groupBy),
  filter: readFilter(filter, ledgerDimensions, 'filter'),
})

/** Which handoffs are wanted of those that wait. */
export type UntouchedQuestion = LedgerQuestion & { readonly overdueOnly: boolean }
