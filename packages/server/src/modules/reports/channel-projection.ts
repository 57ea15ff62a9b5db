import type { ChannelReport } from './channel-performance.ts'
import type { ChannelRow } from './channel-row.ts'
import { keyText } from './keyed-row.ts'
import type { Projectable, ToldProjection } from './told-projection.ts'

/** A row that says on demand what is to be expected of its leads. */
export type ProjectableRow = Omit<ChannelRow, 'previous'> &
  Projectable & {
    readonly previous: ProjectableRow | null
  }

type ProjectableReport = Omit<ChannelReport, 'rows' | 'total'> & {
  readonly rows: readonly ProjectableRow[]
  readonly total: ProjectableRow
}

/** Projects the leads of a row, named as by `keyText`. Null where they are not those that were created in the range. */
export type ProjectRow = ((row: string, horizonDays: number) => Promise<ToldProjection>) | null

/**
 * @param now Projects the leads of the range.
 * @param earlier Those of the range that it is compared with.
 */
export const projectable = (report: ChannelReport, now: ProjectRow, earlier: ProjectRow): ProjectableReport => ({
  ...report,
  rows: report.rows.map((row) => {
    const keys = row.keys.map(({ value }) => value)
    return projectableRow(row, keyText({ isTotal: false, keys }), now, earlier)
  }),
  total: projectableRow(report.total, keyText({ isTotal: true, keys: [] }), now, earlier),
})

const projectableRow = (row: ChannelRow, name: string, now: ProjectRow, earlier: ProjectRow): ProjectableRow => ({
  ...row,
  project: now && ((horizonDays) => now(name, horizonDays)),
  previous: row.previous && projectableRow(row.previous, name, earlier, null),
})
