import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import {
  boolean,
  float8,
  instant,
  int4,
  int8,
  type NumberColumn,
  type NumberedColumn,
  text,
  uuid,
  uuidWords,
} from '../lib/binary-columns.ts'
import { jsonbValues, uuidTexts } from '../lib/binary-values.ts'
import { encodeRows } from '../lib/encode-rows.ts'
import type { TextNumbers } from '../lib/text-numbers.ts'
import type { UuidNumbers } from '../lib/uuid-numbers.ts'
import { uuidNumbers } from '../lib/uuid-numbers.ts'
import { test } from '../test/database-test.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { asWorkspace } from './as-workspace.ts'
import { openDatabase } from './database.ts'
import { readColumns } from './read-columns.ts'

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 6 })
const most = 2 ** 53 - 1
const anyInstant = fc.oneof(
  fc.constantFrom('infinity', '-infinity', '9999-12-31T23:59:59.999999Z', '0001-01-01T00:00:00Z'),
  fc
    .tuple(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.nat(999))
    .map(([date, micros]) => date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`)),
)

const aRow = fc.record({
  i: orNull(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  b: orNull(fc.integer({ min: -most, max: most })),
  f: orNull(fc.double()),
  t: orNull(fc.boolean()),
  at: orNull(anyInstant),
  id: orNull(fc.uuid()),
  words: orNull(
    fc.oneof(
      fc.constantFrom('', 'Direct', "it's", '\\', '"', '{a,b}', '$1', 'NULL', 'Ünï ☃ 🎣'),
      fc.string({ unit: 'binary', maxLength: 40 }).map((some) => some.replaceAll('\0', '')),
    ),
  ),
})
type Row = typeof aRow extends fc.Arbitrary<infer Some> ? Some : never

const rowsIn = (rows: readonly Row[]) => {
  const of = <Name extends keyof Row>(name: Name) => rows.map((row) => row[name])
  return sql`
    select given.*, '$1' as "$2" from unnest(${of('i')}::int4[], ${of('b')}::int8[], ${of('f')}::float8[],
      ${of('t')}::boolean[], ${of('at')}::timestamptz[], ${of('id')}::uuid[], ${of('words')}::text[])
      with ordinality as given (i, b, f, t, at, id, words, place)`
}

const numberAt = ({ values, isNull }: NumberColumn<ArrayLike<number>>, row: number): number | null =>
  isNull?.[row] ? null : (values[row] as number)
/** Of our time, a number of milliseconds is nearer to this microsecond than to any other. */
const isAt = (ms: number | null, told: unknown): boolean => {
  if (ms === null || told === null) return ms === told
  return ms === Number(told) || Math.abs(ms - Number(told)) < 0.000_5
}
const textAt = ({ numbers, of }: NumberedColumn<TextNumbers>, row: number) => of.texts[numbers[row] as number] ?? null
const uuidAt = ({ numbers, of }: NumberedColumn<UuidNumbers>, row: number) =>
  (numbers[row] as number) < 0 ? null : of.uuid(numbers[row] as number)

test('columns hold what an ordinary select gives, whatever it is', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRow, { maxLength: 30, size: 'max' }), async (rows) => {
      const selected = await sql<Record<string, unknown>>`
        select i, b, f, t, (extract(epoch from at) * 1000)::text as at, id::text, words from (${rowsIn(rows)}) as rows
        order by place`.execute(db)
      const read = await readColumns(db, sql`${rowsIn(rows)} order by place`, {
        ...{ words: text(), id: uuid(), at: instant(), t: boolean(), f: float8(), b: int8(), i: int4() },
        $2: text(),
      })
      expect(read.rows).toBe(rows.length)
      const { i, b, f, t, at, id, words } = read.columns
      const held = rows.map((_, row) => {
        const bit = numberAt(t, row)
        return {
          ...{ i: numberAt(i, row), b: numberAt(b, row), f: numberAt(f, row), t: bit === null ? null : bit === 1 },
          ...{
            at: isAt(numberAt(at, row), selected.rows[row]?.['at'] ?? null),
            id: uuidAt(id, row),
            words: textAt(words, row),
          },
        }
      })
      expect(held).toEqual(selected.rows.map((row) => ({ ...row, at: true })))
      expect(rows.map((_, row) => textAt(read.columns['$2'], row))).toEqual(rows.map(() => '$1'))
    }),
    { numRuns: 60 },
  )
})

test('what is packed is written like the arrays that it is packed like', async ({ db }) => {
  const matrix = fc.tuple(fc.nat(3), fc.nat(4), fc.nat(5)).chain(([rows, columns, from]) =>
    fc.record({
      ...{ rows: fc.constant(rows), columns: fc.constant(columns), from: fc.constant(from) },
      values: fc
        .array(fc.integer(), { minLength: from + rows * columns, maxLength: from + rows * columns })
        .map((values) => Float64Array.from(values)),
    }),
  )
  await fc.assert(
    fc.asyncProperty(matrix, fc.array(fc.uuid(), { minLength: 1 }), fc.array(fc.nat()), async (packed, ids, told) => {
      const asked = sql`select id from unnest(${ids}::uuid[]) with ordinality as each (id, no) order by no`
      const { columns } = await readColumns(db, asked, { id: uuidWords() })
      const picked = told.map((number) => number % ids.length)
      const uuids = { words: columns.id, picked: Int32Array.of(0, ...picked), from: 1, count: picked.length }
      const { rows, columns: across, from, values } = packed
      const unpacked = Array.from({ length: across === 0 ? 0 : rows }, (_, row) =>
        Array.from(values.subarray(from + row * across, from + (row + 1) * across)),
      )
      const bytesOf = (type: number, value: unknown) =>
        encodeRows({ number: 1, primaryKey: [], columns: [{ name: 'value', type }] }, [{ value }])
      for (const type of [1007, 1016]) expect(bytesOf(type, packed)).toEqual(bytesOf(type, unpacked))
      expect(bytesOf(2951, uuids)).toEqual(
        bytesOf(
          2951,
          picked.map((number) => ids[number]),
        ),
      )
    }),
    { numRuns: 50 },
  )
})

test('UUIDs and JSON are as an ordinary select gives them', async ({ db }) => {
  const aValue = fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('\\u0000'))
  const few = fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.oneof(few, fc.uuid()), aValue), { maxLength: 30 }), async (rows) => {
      const query = sql`
        select id, value from unnest(${rows.map(([id]) => id)}::uuid[], ${rows.map(([, value]) => JSON.stringify(value))}::jsonb[])
          with ordinality as given (id, value, place) order by place`
      const selected = await sql<{ id: string; value: unknown }>`${query}`.execute(db)
      const { columns } = await readColumns(db, query, { value: jsonbValues(), id: uuidTexts() })
      expect(columns.id.map((id, row) => ({ id, value: columns.value[row] }))).toEqual(selected.rows)
      expect(columns.id).toEqual(rows.map(([id]) => id))
    }),
    { numRuns: 60 },
  )
  const absent = { id: sql`select null::uuid as id`, value: sql`select null::jsonb as value` }
  await expect(readColumns(db, absent.id, { id: uuidTexts() })).rejects.toThrow('A UUID is null')
  await expect(readColumns(db, absent.value, { value: jsonbValues() })).rejects.toThrow('A jsonb is null')
  await expect(readColumns(db, sql`select 1 as id`, { id: uuidTexts() })).rejects.toThrow("doesn't have 4 bytes")
  await expect(readColumns(db, sql`select 1 as value`, { value: jsonbValues() })).rejects.toThrow('no jsonb')
})

test('many rows come in many pieces', async ({ db }) => {
  const { rows, columns } = await readColumns(
    db,
    sql`select i, md5((i % 3000)::text)::uuid as id, 'text ' || i % 700 as words from generate_series(1, 50000) as i`,
    { id: uuid(), words: text(), i: int4() },
  )
  expect(rows).toBe(50_000)
  expect(columns.id.of.count()).toBe(3_000)
  expect(columns.words.of.texts.length).toBe(700)
  for (const row of [0, 699, 700, 3_000, 49_999]) {
    expect(columns.i.values[row]).toBe(row + 1)
    expect(textAt(columns.words, row)).toBe(`text ${(row + 1) % 700}`)
    expect(columns.id.numbers[row]).toBe(row % 3_000)
  }
})

test('who numbers the same UUIDs twice has the same numbers', async ({ db }) => {
  const uuids = uuidNumbers()
  const ids = ['0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000002']
  const read = (...some: readonly (string | undefined)[]) =>
    readColumns(db, sql`select unnest(${some}::uuid[]) as id`, { id: uuid(uuids) })
  expect((await read(ids[0], ids[1])).columns.id.numbers).toEqual(Int32Array.of(0, 1))
  expect((await read(ids[1], ids[0], ids[1])).columns.id.numbers).toEqual(Int32Array.of(1, 0, 1))
})

test('a reader sees its own workspace, and nothing else', async ({ db, url }) => {
  const workspaces = [await aWorkspace(db), await aWorkspace(db)]
  const reader = openDatabase(url, 'reader', 1)
  try {
    const seen = (id: WorkspaceId) =>
      asWorkspace(reader, id, async (trx) => {
        const { columns } = await readColumns(trx, sql`select workspace_id as id from workspace`, { id: uuid() })
        return Array.from(columns.id.numbers, (number) => columns.id.of.uuid(number))
      })
    for (const { id } of workspaces) expect(await seen(id)).toEqual([id])
  } finally {
    await reader.destroy()
  }
})

test.for([
  ['a statement that fails', sql`select 1 / (3 - i) as i from generate_series(1, 9) as i`, 'division by zero'],
  ['one that is none', sql`select nonsense as i`, 'nonsense'],
  ['a type that is another', sql`select i::int8 as i from generate_series(1, 100000) as i`, "doesn't have 8 bytes"],
  ['a text with a zero byte', sql`select length(${'a\0b'}) as i`, 'no zero byte'],
  ['no value of the database', sql`select ${{ odd: true }}::int as i`, 'object is no parameter'],
] as const)('%s is told, and the connection is of use afterwards', async ([, query, problem], { url }) => {
  const one = openDatabase(url, 'owner', 1)
  try {
    await expect(readColumns(one, query, { i: int4() })).rejects.toThrow(problem)
    expect((await readColumns(one, sql`select 7 as i`, { i: int4() })).columns.i.values).toEqual(Int32Array.of(7))
    expect((await sql`select 8 as i`.execute(one)).rows).toEqual([{ i: 8 }])
  } finally {
    await one.destroy()
  }
})
