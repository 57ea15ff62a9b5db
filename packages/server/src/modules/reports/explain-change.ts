import type { ChangeCause, ChangedMeasure, Dimension } from '../../graphql/resolver-types.generated.ts'
import { decimal } from '../../lib/decimal.ts'
import { compareText } from '../../lib/order.ts'
import type { DimensionValue } from './dimension-value.ts'

/** By what a number can change, in the order in which it is asked. */
const changeCauses: readonly ChangeCause[] = [
  'TIME_PASSED',
  'NEW_TOUCHPOINTS',
  'NEW_OUTCOMES',
  'CORRECTED_OUTCOMES',
  'MERGED_PEOPLE',
  'CHANGED_RULES',
  'CHANGED_DEFINITION',
]

/** A number as a whole one of its smallest units: so that differences add up exactly. */
export type Measured = {
  readonly measure: ChangedMeasure
  /** Null where there is none. */
  readonly amount: bigint | null
  /** Decimals of the unit. */
  readonly digits: number
}

type MeasuredRow = {
  readonly keys: readonly DimensionValue<Dimension>[]
  readonly measures: readonly Measured[]
}

/** What a report said. */
export type MeasuredReport = { readonly rows: readonly MeasuredRow[]; readonly total: readonly Measured[] }

export type ExplainedMeasure = {
  readonly measure: ChangedMeasure
  readonly from: string | null
  readonly to: string | null
  readonly change: string
  readonly parts: readonly { readonly cause: ChangeCause; readonly change: string }[]
}

export type ExplainedRow = { readonly keys: MeasuredRow['keys']; readonly measures: readonly ExplainedMeasure[] }

/**
 * Why a report changed: what each cause added, one after the other. A telescoping sum, so the parts are the change exactly.
 *
 * @param stages What it said at first, and after each of the causes.
 */
export function explainChange(stages: readonly MeasuredReport[]): {
  readonly rows: readonly ExplainedRow[]
  readonly total: readonly ExplainedMeasure[]
} {
  const byKey = stages.map(({ rows }) => new Map(rows.map((row) => [keyOf(row), row])))
  const keys = new Map(stages.flatMap(({ rows }) => rows.map((row) => [keyOf(row), row.keys] as const)))
  const none = (stages[0]?.total ?? []).map((measured) => ({ ...measured, amount: null }))
  const rows = [...keys].map(([key, values]) => {
    const measures = explained(byKey.map((rowsOf) => rowsOf.get(key)?.measures ?? none))
    return { key, keys: values, measures, moved: movedBy(measures) }
  })
  rows.sort((a, b) => b.moved - a.moved || compareText(a.key, b.key))
  return {
    rows: rows.map(({ keys: values, measures }) => ({ keys: values, measures })),
    total: explained(stages.map(({ total }) => total)),
  }
}

const keyOf = ({ keys }: MeasuredRow): string => JSON.stringify(keys.map(({ value }) => value))

/** How much the first of the numbers moved, whichever way. */
const movedBy = ([first]: readonly ExplainedMeasure[]): number =>
  (first?.parts ?? []).reduce((sum, { change }) => sum + Math.abs(Number(change)), 0)

const explained = (stages: readonly (readonly Measured[])[]): ExplainedMeasure[] =>
  (stages[0] ?? []).map(({ measure, digits }, i) => {
    const amounts = stages.map((measures) => measures[i]?.amount ?? null)
    const changeTo = (later: number, earlier: number): string =>
      decimal((amounts[later] ?? 0n) - (amounts[earlier] ?? 0n), digits)
    const shown = (amount: bigint | null | undefined): string | null =>
      amount == null ? null : decimal(amount, digits)
    return {
      measure,
      from: shown(amounts[0]),
      to: shown(amounts.at(-1)),
      change: changeTo(amounts.length - 1, 0),
      parts: changeCauses.map((cause, no) => ({ cause, change: changeTo(no + 1, no) })),
    }
  })
