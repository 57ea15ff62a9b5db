/** A row of a report before it is dressed: one combination of keys, or the total of all of them. */
export type KeyedRow = {
  readonly isTotal: boolean
  /** One per dimension. */
  readonly keys: readonly string[]
}

/** One text per combination of keys, for maps. */
export const keyText = ({ isTotal, keys }: KeyedRow): string => (isTotal ? 'total' : JSON.stringify(keys))

/** A row, and what it was in the earlier range. Null where the report is compared with none. */
export type Compared<Row> = { readonly row: Row; readonly before: Row | null }

/**
 * Puts each row beside what it was in the earlier range. What is a row in one of the two alone is `nothing` in the other.
 *
 * @param earlier Null where the report is compared with nothing.
 */
export function besideEarlier<Row extends KeyedRow>(
  rows: readonly Row[],
  earlier: readonly Row[] | null,
  nothing: Row,
): Compared<Row>[] {
  if (!earlier) return rows.map((row) => ({ row, before: null }))
  const none = ({ isTotal, keys }: Row): Row => ({ ...nothing, isTotal, keys })
  const was = new Map(earlier.map((row) => [keyText(row), row]))
  const is = new Set(rows.map(keyText))
  return [
    ...rows.map((row) => ({ row, before: was.get(keyText(row)) ?? none(row) })),
    ...earlier.filter((row) => !is.has(keyText(row))).map((before) => ({ row: none(before), before })),
  ]
}
