import type { ColumnReader } from './binary-columns.ts'

/** Takes rows apart as they arrive from a binary COPY, in pieces cut anywhere. */
export type RowReader = {
  /** @throws RangeError for what is no such COPY, or has another number of columns. */
  readonly take: (piece: Buffer) => void
  /** How many rows came. @throws RangeError where the last of it is missing. */
  readonly end: () => number
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
/** Signature, flags, and the size of an extension that nobody has yet. */
const headBytes = signature.length + 8
const firstBytes = 2 ** 17
const isNull = -1
const noMore = -1
const notWhole = -1

/** @see https://www.postgresql.org/docs/current/sql-copy.html, Binary Format */
export function rowReader(columns: readonly ColumnReader<unknown>[]): RowReader {
  const readRows = rowsOf(columns)
  /** What is left of earlier pieces, and the latest one: always the same bytes, so that none have to be cleared away. */
  let bytes = Buffer.alloc(firstBytes)
  let view = viewOf(bytes, bytes.length)
  let size = 0
  let hasBegun = false
  const hold = (piece: Buffer): void => {
    if (size + piece.length > bytes.length) {
      const larger = Buffer.alloc((size + piece.length) * 2)
      bytes.copy(larger, 0, 0, size)
      bytes = larger
    }
    piece.copy(bytes, size)
    size += piece.length
    if (view.buffer !== bytes.buffer || view.byteLength !== size) view = viewOf(bytes, size)
  }
  return {
    take(piece) {
      hold(piece)
      if (!hasBegun && size < headBytes) return
      const first = hasBegun ? 0 : endOfHead(view, bytes)
      hasBegun = true
      const end = readRows.from(view, first)
      bytes.copyWithin(0, end, size)
      size -= end
    },
    end() {
      const { rows, hasEnded } = readRows.soFar()
      if (!hasEnded || size > 0) throw new RangeError(`The COPY broke off after ${rows} rows`)
      return rows
    },
  }
}

const viewOf = ({ buffer, byteOffset }: Buffer, size: number): DataView => new DataView(buffer, byteOffset, size)

/** Reads what follows the head, value by value. */
function rowsOf(columns: readonly ColumnReader<unknown>[]) {
  let rows = 0
  /** Of the row that is read, the column that comes next; `columns.length` where a row has ended. */
  let column = columns.length
  let hasEnded = false

  /** Both return where they stopped; `notWhole` where what they read isn't there yet. */
  const readCount = (bytes: DataView, at: number): number => {
    if (at + 2 > bytes.byteLength) return notWhole
    const count = bytes.getInt16(at)
    if (count === noMore) hasEnded = true
    else if (count === columns.length) column = 0
    else throw new RangeError(`A row has ${count} columns, not ${columns.length}`)
    return at + 2
  }
  const readValue = (bytes: DataView, at: number): number => {
    if (at + 4 > bytes.byteLength) return notWhole
    const size = bytes.getInt32(at)
    const next = at + 4 + (size === isNull ? 0 : size)
    if (next > bytes.byteLength) return notWhole
    const reader = columns[column] as ColumnReader<unknown>
    if (size === isNull) reader.takeNull()
    else reader.take(bytes, at + 4, size)
    column++
    if (column === columns.length) rows++
    return next
  }

  return {
    soFar: () => ({ rows, hasEnded }),
    /** Returns where it stopped: before what isn't there whole. */
    from(bytes: DataView, first: number): number {
      let at = first
      while (!hasEnded) {
        const next = column < columns.length ? readValue(bytes, at) : readCount(bytes, at)
        if (next === notWhole) break
        at = next
      }
      return at
    },
  }
}

function endOfHead(view: DataView, bytes: Buffer): number {
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new RangeError('This is no binary COPY')
  if (view.getInt32(headBytes - 4) !== 0) throw new RangeError('This COPY has an extension that is not known')
  return headBytes
}
