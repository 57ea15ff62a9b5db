import { keyText } from './keyed-row.ts'
import type { MaturityReport } from './maturity-report.ts'
import type { MaturityRow } from './maturity-row.ts'
import type { Foretellable, ToldScenario } from './told-scenario.ts'

/** A row of the report that says on demand what its leads would come to in the end. */
type ScenarioRow = Omit<MaturityRow, 'previous'> & Foretellable & { readonly previous: ScenarioRow | null }

type ScenarioReport = Omit<MaturityReport, 'rows' | 'total'> & {
  readonly rows: readonly ScenarioRow[]
  readonly total: ScenarioRow
}

/** Says it of the leads of a row, named as by `keyText`. */
export type ScenarioOfRow = (row: string) => Promise<ToldScenario | null>

/**
 * @param now Of the leads of the range.
 * @param earlier Of those of the range that it is compared with.
 */
export function scenarioReport(report: MaturityReport, now: ScenarioOfRow, earlier: ScenarioOfRow): ScenarioReport {
  const total = keyText({ isTotal: true, keys: [] })
  return {
    ...report,
    rows: report.rows.map((row) => {
      const keys = row.keys.map(({ value }) => value)
      return scenarioRow(row, row === report.total ? total : keyText({ isTotal: false, keys }), now, earlier)
    }),
    total: scenarioRow(report.total, total, now, earlier),
  }
}

const scenarioRow = (row: MaturityRow, name: string, now: ScenarioOfRow, earlier: ScenarioOfRow): ScenarioRow => ({
  ...row,
  scenario: () => now(name),
  previous: row.previous && scenarioRow(row.previous, name, earlier, earlier),
})
