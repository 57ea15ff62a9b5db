import { type RowType, writerOf } from './column-writers.ts'
import { type BinaryTarget, binaryOf, writeInt32, writeSized } from './postgres-binary.ts'

const dimensions = 1
const noNulls = 0
const firstIndex = 1
const isNull = -1

/** Rows, as PostgreSQL takes an array of them in binary form. A column that a row doesn't have is null in it. */
export function encodeRows<Row extends object>({ number, columns }: RowType, rows: readonly Row[]): Buffer {
  const writers = columns.map(({ name, type }) => ({ name: name as keyof Row, type, write: writerOf(type) }))
  const writeRow = (target: BinaryTarget, row: Row): void => {
    writeInt32(target, writers.length)
    for (const { name, type, write } of writers) {
      const value: unknown = row[name]
      writeInt32(target, type)
      if (value === null || value === undefined) writeInt32(target, isNull)
      else writeSized(target, write, value as never)
    }
  }
  return binaryOf((target) => {
    for (const value of [dimensions, noNulls, number, rows.length, firstIndex]) writeInt32(target, value)
    for (const row of rows) writeSized(target, writeRow, row)
  })
}
