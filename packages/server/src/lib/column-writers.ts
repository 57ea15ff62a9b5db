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

/** An array of arrays has as many in each: it has two dimensions. One of none has no dimension. */
const arrayOf =
  <Value>(type: number, write: (target: BinaryTarget, value: Value) => void) =>
  (target: BinaryTarget, value: readonly Value[] | readonly (readonly Value[])[]): void => {
    const [first] = value
    const lengths = Array.isArray(first) ? [value.length, first.length] : [value.length]
    const elements = value.flat() as Value[]
    const dimensions = elements.length === 0 ? [] : lengths
    for (const part of [dimensions.length, 0, type, ...dimensions.flatMap((length) => [length, 1])]) {
      writeInt32(target, part)
    }
    for (const element of elements) writeSized(target, write, element)
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
  1007: arrayOf(types.int4, writeInt32),
  1009: arrayOf(types.text, writeText),
  1016: arrayOf(types.int8, writeInt64),
  2951: arrayOf(types.uuid, writeUuid),
}

export function writerOf(type: number): Writer {
  const writer = writers[type]
  if (!writer) throw new Error(`Nothing here writes the type ${type} of PostgreSQL`)
  return writer
}
