import {
  type BinaryTarget,
  writeByte,
  writeInstant,
  writeInt32,
  writeInt64,
  writeSized,
  writeText,
  writeUuid,
} from './postgres-binary.ts'

/** The type of a table's rows. Types go by their number in that database. */
export type RowType = {
  readonly number: number
  readonly columns: readonly { readonly name: string; readonly type: number }[]
  readonly primaryKey: readonly string[]
}

/** What an `integer[][]` or a `bigint[][]` is to hold: `rows` times `columns` of `values`, from a place on, row by row. */
export type WholeNumbers = {
  readonly values: Float64Array
  readonly from: number
  readonly rows: number
  readonly columns: number
}

/** What a `uuid[]` is to hold: those of the numbers that stand in `picked` from a place on. A UUID is four of `words`. */
export type PickedUuids = {
  readonly words: Int32Array
  readonly picked: Int32Array
  readonly from: number
  readonly count: number
}

type Writer = (target: BinaryTarget, value: never) => void

/** PostgreSQL's own types have the same number everywhere. */
const types = {
  bool: 16,
  int8: 20,
  int4: 23,
  text: 25,
  date: 1082,
  timestamptz: 1184,
  uuid: 2950,
  jsonb: 3802,
} as const

const writeBoolean = (target: BinaryTarget, value: boolean): void => writeByte(target, value ? 1 : 0)
const writeTime = (target: BinaryTarget, value: string | Date): void =>
  writeInstant(target, typeof value === 'string' ? Date.parse(value) : value.getTime())

/** From PostgreSQL's first day, 1 January 2000. */
const writeDay = (target: BinaryTarget, day: string): void =>
  writeInt32(target, (Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000)

const jsonbVersion = 1
function writeJsonb(target: BinaryTarget, value: unknown): void {
  writeByte(target, jsonbVersion)
  writeText(target, JSON.stringify(value))
}

/** @param lengths By dimension. */
function writeArrayHead(target: BinaryTarget, type: number, lengths: readonly number[]): void {
  for (const part of [lengths.length, 0, type, ...lengths.flatMap((length) => [length, 1])]) writeInt32(target, part)
}

/** An array of arrays has as many in each: it has two dimensions. One of none has no dimension. */
const arrayOf =
  <Value>(type: number, write: (target: BinaryTarget, value: Value) => void) =>
  (target: BinaryTarget, value: readonly Value[] | readonly (readonly Value[])[]): void => {
    const [first] = value
    const lengths = Array.isArray(first) ? [value.length, first.length] : [value.length]
    const elements = value.flat() as Value[]
    writeArrayHead(target, type, elements.length === 0 ? [] : lengths)
    for (const element of elements) writeSized(target, write, element)
  }

/** An array, or what is packed like one of its kind. */
const packedOr =
  <Packed extends object, Value>(
    writePacked: (target: BinaryTarget, packed: Packed) => void,
    writeArray: (target: BinaryTarget, value: readonly Value[]) => void,
  ) =>
  (target: BinaryTarget, value: Packed | readonly Value[]): void =>
    Array.isArray(value) ? writeArray(target, value) : writePacked(target, value as Packed)

const writeWholeNumbers =
  (type: number, size: number, write: (target: BinaryTarget, value: number) => void) =>
  (target: BinaryTarget, { values, from, rows, columns }: WholeNumbers): void => {
    const count = rows * columns
    writeArrayHead(target, type, count === 0 ? [] : [rows, columns])
    for (let i = from; i < from + count; i++) {
      writeInt32(target, size)
      write(target, values[i] as number)
    }
  }

function writePickedUuids(target: BinaryTarget, { words, picked, from, count }: PickedUuids): void {
  writeArrayHead(target, types.uuid, count === 0 ? [] : [count])
  for (let i = from; i < from + count; i++) {
    const place = (picked[i] as number) * 4
    writeInt32(target, 16)
    for (let word = place; word < place + 4; word++) writeInt32(target, words[word] as number)
  }
}

const writers: Readonly<Record<number, Writer>> = {
  [types.bool]: writeBoolean,
  [types.int8]: writeInt64,
  [types.int4]: writeInt32,
  [types.text]: writeText,
  [types.date]: writeDay,
  [types.timestamptz]: writeTime,
  [types.uuid]: writeUuid,
  [types.jsonb]: writeJsonb,
  1007: packedOr<WholeNumbers, number>(writeWholeNumbers(types.int4, 4, writeInt32), arrayOf(types.int4, writeInt32)),
  1009: arrayOf(types.text, writeText),
  1016: packedOr<WholeNumbers, number>(writeWholeNumbers(types.int8, 8, writeInt64), arrayOf(types.int8, writeInt64)),
  2951: packedOr<PickedUuids, string>(writePickedUuids, arrayOf(types.uuid, writeUuid)),
}

export function writerOf(type: number): Writer {
  const writer = writers[type]
  if (!writer) throw new Error(`Nothing here writes the type ${type} of PostgreSQL`)
  return writer
}
