import type {
  DateBasis,
  LeadDimension,
  QueryReasonsArgs,
  ReasonKind,
  ReasonOrderField,
} from '../../graphql/resolver-types.generated.ts'
import { groupBy as byKey } from '../../lib/group-by.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { dimensionValues } from './dimension-value.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { besideEarlier, type KeyedRow } from './keyed-row.ts'
import { type Ratio, ratio } from './ratio.ts'
import { byReasonOrder } from './reason-order.ts'
import { type CountedReason, type ReasonRow, unknownReason } from './reason-row.ts'
import { type ReportMeta, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'

export type ReasonQuestion = ReportQuestion & {
  readonly kind: ReasonKind
  readonly basis: DateBasis
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly order: RowOrder<ReasonOrderField>
}

export type ReasonReport = {
  readonly rows: readonly ReasonRow[]
  readonly total: number
  readonly unknown: Ratio
  /** Both in the earlier range. Null where the report is compared with nothing. */
  readonly previousTotal: number | null
  readonly previousUnknown: Ratio | null
  readonly meta: ReportMeta
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const reasonQuestion = (args: QueryReasonsArgs, workspace: Workspace, now: Date): ReasonQuestion => ({
  ...reportQuestion(args.input, workspace, now),
  kind: args.kind,
  basis: args.basis,
  groupBy: optionalDimensions(args.groupBy),
  filter: readFilter(args.input.filter, leadDimensions),
  order: args.orderBy ?? { by: 'LEADS', direction: 'DESC' },
})

/** What the database counts for one range. */
export type CountedReasons = {
  readonly counted: readonly CountedReason[]
  /** Leads of which nobody recorded when it happened, where only dated ones count. */
  readonly undated: number
}

/** @param earlier Of the range that the question is compared with; null where with none. */
export function reasonReport(
  question: ReasonQuestion,
  { counted, undated }: CountedReasons,
  earlier: CountedReasons | null,
): ReasonReport {
  const row = rowOf(question, counted)
  const before = rowOf(question, earlier?.counted ?? [])
  const rows = besideEarlier(counted.map(keyed), earlier?.counted.map(keyed) ?? null, noLeads).map(
    (compared): ReasonRow => ({ ...row(compared.row), previous: compared.before && before(compared.before) }),
  )
  return {
    rows: rows.toSorted(byReasonOrder(question.order)).slice(0, question.mostRows),
    total: leadsOf(counted),
    unknown: unknownAmong(question, counted),
    previousTotal: earlier && leadsOf(earlier.counted),
    previousUnknown: earlier && unknownAmong(question, earlier.counted),
    meta: reportMeta(question, [
      {
        code: 'UNDATED_CONVERSIONS',
        message: `Of ${undated} leads of all time nobody recorded when it happened: here they are not counted`,
        affectedCount: undated,
      },
      truncation(question, rows),
    ]),
  }
}

/** A reason is one key more. */
type KeyedReason = KeyedRow & { readonly leads: number }

const keyed = ({ keys, reason, leads }: CountedReason): KeyedReason => ({
  isTotal: false,
  keys: [...keys, reason],
  leads,
})

const noLeads: KeyedReason = { isTotal: false, keys: [], leads: 0 }

/** Makes rows of what was counted in one range: each with its share of those that have the same keys. */
function rowOf({ groupBy, workspace }: ReasonQuestion, counted: readonly CountedReason[]) {
  const alike = byKey(counted, ({ keys }) => JSON.stringify(keys))
  return ({ keys, leads }: KeyedReason): ReasonRow => {
    const others = keys.slice(0, -1)
    const whole = leadsOf(alike.get(JSON.stringify(others)) ?? [])
    return {
      keys: dimensionValues(groupBy, others),
      reason: keys.at(-1) ?? unknownReason,
      leads,
      share: ratio(leads, whole, workspace.minimumSample),
      previous: null,
    }
  }
}

const unknownAmong = ({ workspace }: ReasonQuestion, counted: readonly CountedReason[]): Ratio => {
  const unknown = counted.filter(({ reason }) => reason === unknownReason)
  return ratio(leadsOf(unknown), leadsOf(counted), workspace.minimumSample)
}

const leadsOf = (rows: readonly CountedReason[]): number => rows.reduce((total, { leads }) => total + leads, 0)
