import type { SortDirection } from '../../graphql/resolver-types.generated.ts'

/** What to sort rows by, and which end comes first. */
export type RowOrder<Field extends string> = { readonly by: Field; readonly direction: SortDirection }

/** Null where the row has none. */
type Sortable = number | bigint | string | null

/** Says for each field where a row has it. */
export type SortFields<Field extends string, Row> = Readonly<Record<Field, (row: Row) => Sortable>>

/** Compares rows as asked; rows that have nothing there come last either way. Of equals it says that they are: 0. */
export const byOrder =
  <Field extends string, Row>(fields: SortFields<Field, Row>, { by, direction }: RowOrder<Field>) =>
  (a: Row, b: Row): number =>
    compare(fields[by](a), fields[by](b), direction === 'ASC' ? 1 : -1)

function compare(a: Sortable, b: Sortable, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a < b ? -sign : a > b ? sign : 0
}
