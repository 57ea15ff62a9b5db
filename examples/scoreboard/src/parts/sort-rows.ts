/** By what rows are sorted, and which end comes first. */
export type Order = { readonly by: string; readonly descending: boolean }

/** What a row is compared by. Null where it has nothing to compare. */
export type Rank<Row> = (row: Row) => number | string | null

/** Sorted copies of `rows`; those without a rank come last either way, and equals stay as they were. */
export function sortRows<Row>(rows: readonly Row[], rank: Rank<Row>, descending: boolean): Row[] {
  const known = rows.filter((row) => rank(row) !== null)
  const sign = descending ? -1 : 1
  known.sort((a, b) => sign * compare(rank(a) ?? 0, rank(b) ?? 0))
  return [...known, ...rows.filter((row) => rank(row) === null)]
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')
