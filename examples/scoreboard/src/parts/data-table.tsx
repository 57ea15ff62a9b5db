import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'
import type { Order, Rank } from './sort-rows.ts'

export type Column<Row> = {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Words rather than numbers: they stand on the left. */
  readonly isText?: boolean
  /** What the table can be sorted by; without it the column is no order. */
  readonly rank?: Rank<Row>
}

type DataTableProps<Row> = {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** A last row that sums up the others. */
  readonly total?: Row
  readonly order?: Order
  readonly onOrder?: (order: Order) => void
}

/** A table that scrolls by itself where the page is too narrow for it. Its first column names the rows. */
export function DataTable<Row>({ caption, columns, rows, keyOf, total, order, onOrder }: DataTableProps<Row>) {
  return (
    <ScrollRegion label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={keyOf(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <Line row={total} columns={columns} />
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  )
}

type HeadProps<Row> = {
  readonly column: Column<Row>
  readonly order: Order | undefined
  readonly onOrder: ((order: Order) => void) | undefined
}

function Head<Row>({ column: { id, head, isText = false, rank }, order, onOrder }: HeadProps<Row>) {
  const side = isText ? 'text' : 'number'
  if (!rank || !onOrder)
    return (
      <th scope="col" className={side}>
        {head}
      </th>
    )
  const isCurrent = order?.by === id
  const sorted = isCurrent ? (order.descending ? 'descending' : 'ascending') : 'none'
  // The first press brings the largest number, or the first word, to the top.
  const next = { by: id, descending: isCurrent ? !order.descending : !isText }
  return (
    <th scope="col" className={side} aria-sort={sorted}>
      <button type="button" className="sort" data-sorted={sorted} onClick={() => onOrder(next)}>
        {head}
      </button>
    </th>
  )
}

function Line<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map(({ id, cell, isText = false }, i) =>
        i === 0 ? (
          <th key={id} scope="row" className={isText ? 'text' : 'number'}>
            {cell(row)}
          </th>
        ) : (
          <td key={id} className={isText ? 'text' : 'number'}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}
