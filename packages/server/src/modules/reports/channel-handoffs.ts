import { type KeyedRow, keyText } from './keyed-row.ts'

/** What sales did with the leads of one combination of keys, or all of them. */
export type Work = {
  readonly worked: number
  readonly reached: number
  readonly untouched: number
  /** Of how many handoffs the SLA says whether they were answered in time, and how many of these were. */
  readonly due: number
  readonly answeredInTime: number
}
export type CountedWork = KeyedRow & Work

export const noWork: Work = { worked: 0, reached: 0, untouched: 0, due: 0, answeredInTime: 0 }

/** Puts what sales did beside the leads that it was done with. With CONVERSION that may be a row of its own. */
export function withWork<Row extends KeyedRow>(
  counted: readonly Row[],
  work: readonly CountedWork[],
  nothing: Row,
): (Row & Work)[] {
  const workOf = new Map(work.map((one) => [keyText(one), one]))
  const rows = new Set(counted.map(keyText))
  return [
    ...counted.map((row) => ({ ...row, ...noWork, ...workOf.get(keyText(row)) })),
    ...work.filter((one) => !rows.has(keyText(one))).map((one) => ({ ...nothing, ...one })),
  ]
}
