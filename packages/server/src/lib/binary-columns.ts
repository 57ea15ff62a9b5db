import { type TextNumbers, textNumbers } from './text-numbers.ts'
import { type UuidNumbers, uuidNumbers } from './uuid-numbers.ts'

/** Takes the values of one column, row by row, as PostgreSQL sends them in binary form. */
export type ColumnReader<Column> = {
  /** @throws RangeError where so many bytes are no such value. */
  readonly take: (bytes: DataView, at: number, size: number) => void
  readonly takeNull: () => void
  /** What was taken by now. */
  readonly column: () => Column
}

/** One value for each row. */
export type NumberColumn<Values> = {
  readonly values: Values
  /** 1 where the row has none: its value is NaN, or 0 among whole numbers of 32 bits. Null where all rows have one. */
  readonly isNull: Uint8Array | null
}

/** Of each row the number of what it has; -1 where that is null. */
export type NumberedColumn<Numbers> = { readonly numbers: Int32Array; readonly of: Numbers }

const firstRows = 1_024
const twoTo32 = 2 ** 32

/** `integer` */
export function int4(): ColumnReader<NumberColumn<Int32Array>> {
  let values = new Int32Array(firstRows)
  let rows = 0
  const nulls = nullRows()
  const add = (value: number): void => {
    if (rows === values.length) values = grown(values, new Int32Array(rows * 2))
    values[rows++] = value
  }
  return {
    take: (bytes, at, size) => {
      if (size !== 4) throw wrong('an integer', size)
      add(bytes.getInt32(at))
    },
    takeNull: () => {
      nulls.add(rows)
      add(0)
    },
    column: () => ({ values: values.subarray(0, rows), isNull: nulls.upTo(rows) }),
  }
}

/** `boolean`: 1 or 0. */
export function boolean(): ColumnReader<NumberColumn<Uint8Array>> {
  let values = new Uint8Array(firstRows)
  let rows = 0
  const nulls = nullRows()
  const add = (value: number): void => {
    if (rows === values.length) values = grown(values, new Uint8Array(rows * 2))
    values[rows++] = value
  }
  return {
    take: (bytes, at, size) => {
      if (size !== 1) throw wrong('a boolean', size)
      add(bytes.getUint8(at))
    },
    takeNull: () => {
      nulls.add(rows)
      add(0)
    },
    column: () => ({ values: values.subarray(0, rows), isNull: nulls.upTo(rows) }),
  }
}

/** Of what takes 8 bytes. */
function float64s(name: string, valueAt: (bytes: DataView, at: number) => number) {
  let values = new Float64Array(firstRows)
  let rows = 0
  const nulls = nullRows()
  const add = (value: number): void => {
    if (rows === values.length) values = grown(values, new Float64Array(rows * 2))
    values[rows++] = value
  }
  return {
    take: (bytes: DataView, at: number, size: number) => {
      if (size !== 8) throw wrong(name, size)
      add(valueAt(bytes, at))
    },
    takeNull: () => {
      nulls.add(rows)
      add(Number.NaN)
    },
    column: (): NumberColumn<Float64Array> => ({ values: values.subarray(0, rows), isNull: nulls.upTo(rows) }),
  }
}

/** `bigint`, of which a number holds exactly what lies between ±2^53. */
export const int8 = (): ColumnReader<NumberColumn<Float64Array>> => float64s('a bigint', int64At)

/** `double precision` */
export const float8 = (): ColumnReader<NumberColumn<Float64Array>> =>
  float64s('a double', (bytes, at) => bytes.getFloat64(at))

/** `timestamptz`: epoch milliseconds, of which microseconds are a fraction. */
export const instant = (): ColumnReader<NumberColumn<Float64Array>> => float64s('an instant', instantAt)

/** `text`. Columns that share `texts` have the same numbers for the same texts. */
export const text = (texts: TextNumbers = textNumbers()): ColumnReader<NumberedColumn<TextNumbers>> =>
  numbered(texts, (bytes, at, size) => texts.numberOf(bytes, at, at + size))

/** `uuid`. Columns that share `uuids` have the same numbers for the same UUIDs. */
export const uuid = (uuids: UuidNumbers = uuidNumbers()): ColumnReader<NumberedColumn<UuidNumbers>> =>
  numberedUuids(uuids, uuids.numberOf)

/** `uuid`, of which those that others have numbered before are of interest: the rest are -1, as null is. */
export const knownUuid = (uuids: UuidNumbers): ColumnReader<NumberedColumn<UuidNumbers>> =>
  numberedUuids(uuids, uuids.find)

/** `uuid`, as its bytes are: four words of 32 bits each, one row after the other. None may be null. */
export function uuidWords(): ColumnReader<Int32Array> {
  let words = new Int32Array(firstRows * 4)
  let count = 0
  return {
    take: (bytes, at, size) => {
      if (size !== 16) throw wrong('a UUID', size)
      if (count === words.length) words = grown(words, new Int32Array(count * 2))
      for (let word = 0; word < 4; word++) words[count + word] = bytes.getInt32(at + word * 4)
      count += 4
    },
    takeNull: () => {
      throw new RangeError('A UUID is null')
    },
    column: () => words.subarray(0, count),
  }
}

const numberedUuids = (uuids: UuidNumbers, numberOf: UuidNumbers['numberOf']) =>
  numbered(uuids, (bytes, at, size) => {
    if (size !== 16) throw wrong('a UUID', size)
    return numberOf(bytes, at)
  })

function numbered<Numbers>(
  of: Numbers,
  numberAt: (bytes: DataView, at: number, size: number) => number,
): ColumnReader<NumberedColumn<Numbers>> {
  let numbers = new Int32Array(firstRows)
  let rows = 0
  const add = (number: number): void => {
    if (rows === numbers.length) numbers = grown(numbers, new Int32Array(rows * 2))
    numbers[rows++] = number
  }
  return {
    take: (bytes, at, size) => add(numberAt(bytes, at, size)),
    takeNull: () => add(-1),
    column: () => ({ numbers: numbers.subarray(0, rows), of }),
  }
}

/** Which rows are null, while there are few. */
function nullRows() {
  const rows: number[] = []
  return {
    add: (row: number): void => void rows.push(row),
    upTo: (count: number): Uint8Array | null => {
      if (rows.length === 0) return null
      const isNull = new Uint8Array(count)
      for (const row of rows) isNull[row] = 1
      return isNull
    },
  }
}

function grown<Values extends { set(values: Values): void }>(values: Values, larger: Values): Values {
  larger.set(values)
  return larger
}

const int64At = (bytes: DataView, at: number): number => bytes.getInt32(at) * twoTo32 + bytes.getUint32(at + 4)

/** 2000-01-01, from which PostgreSQL counts microseconds. */
const postgresEpochMs = 946_684_800_000
const highest = 2 ** 31 - 1

/** High words below it are of our time, of which a number holds every microsecond. */
const ourTime = 2 ** 20

/** Of other times it is exact to the millisecond: the high word is divided before it is multiplied. */
function instantAt(bytes: DataView, at: number): number {
  const high = bytes.getInt32(at)
  const low = bytes.getUint32(at + 4)
  if (high < ourTime && high >= -ourTime) return postgresEpochMs + (high * twoTo32 + low) / 1_000
  if (high === highest && low === twoTo32 - 1) return Number.POSITIVE_INFINITY
  if (high === -highest - 1 && low === 0) return Number.NEGATIVE_INFINITY
  const thousands = Math.floor(high / 1_000)
  const rest = (high - thousands * 1_000) * twoTo32 + low
  return postgresEpochMs + thousands * twoTo32 + rest / 1_000
}

const wrong = (name: string, size: number): RangeError => new RangeError(`${name} doesn't have ${size} bytes`)
