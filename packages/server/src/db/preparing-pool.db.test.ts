import { sql } from 'kysely'
import { afterEach, describe, expect, vi } from 'vitest'
import { test as base } from '../test/database-test.ts'
import { type Db, openDatabase } from './database.ts'

/** `pond` is a table that who derives may use; `derive` has one connection. */
const test = base.extend<{ derive: Db }>({
  derive: async ({ db, url }, use) => {
    await sql`create table pond (name text primary key, fish integer)`.execute(db)
    await sql`grant all on pond to touchline_derive`.execute(db)
    const derive = openDatabase(url, 'derive', 1)
    await use(derive)
    await derive.destroy()
    await sql`drop table pond`.execute(db)
  },
})

const put = (db: Db, name: string, fish: number) =>
  sql`insert into pond (name, fish) values (${name}, ${fish})`.execute(db)

const fishIn = async (db: Db, name: string): Promise<number | undefined> =>
  (await sql<{ fish: number }>`select * from pond where name = ${name}`.execute(db)).rows[0]?.fish

const prepared = async (db: Db): Promise<string[]> =>
  (
    await sql<{ statement: string }>`select statement from pg_prepared_statements order by prepare_time`.execute(db)
  ).rows.map(({ statement }) => statement)

test('what is asked again is prepared once; what has no parameters is not', async ({ derive }) => {
  await put(derive, 'one', 1)
  await put(derive, 'two', 2)
  expect([await fishIn(derive, 'one'), await fishIn(derive, 'two'), await fishIn(derive, 'three')]).toEqual([
    1,
    2,
    undefined,
  ])
  expect(await prepared(derive)).toEqual([
    'insert into pond (name, fish) values ($1, $2)',
    'select * from pond where name = $1',
  ])
})

test('a reader is planned for what it asks', async ({ url }) => {
  const reader = openDatabase(url, 'reader', 1)
  await sql`select ${1}::integer`.execute(reader)
  expect(await prepared(reader)).toEqual([])
  await reader.destroy()
})

describe('a temporary table in front of another', () => {
  test('is meant until the transaction ends, also by what was prepared before', async ({ derive }) => {
    await put(derive, 'a', 1)
    expect(await fishIn(derive, 'a')).toBe(1)
    for (let round = 0; round < 2; round++) {
      await derive.transaction().execute(async (trx) => {
        expect(await fishIn(trx, 'a')).toBe(1)
        await sql`create temp table pond (like public.pond) on commit drop`.execute(trx)
        expect(await fishIn(trx, 'a')).toBeUndefined()
        await put(trx, 'a', 2)
        expect(await fishIn(trx, 'a')).toBe(2)
      })
      expect(await fishIn(derive, 'a')).toBe(1)
    }
  })

  test('is forgotten with a transaction that fails', async ({ derive }) => {
    await put(derive, 'a', 1)
    const failing = derive.transaction().execute(async (trx) => {
      await sql`create temp table pond (like public.pond) on commit drop`.execute(trx)
      await put(trx, 'a', 2)
      throw new Error('enough')
    })
    await expect(failing).rejects.toThrow('enough')
    expect(await fishIn(derive, 'a')).toBe(1)
    expect(await prepared(derive)).toHaveLength(2)
  })
})

test('where a table has other columns than when it was asked, the next to ask has a connection that knows', async ({
  db,
  derive,
}) => {
  await put(derive, 'a', 1)
  expect(await fishIn(derive, 'a')).toBe(1)
  await sql`alter table pond add column depth integer`.execute(db)
  await expect(fishIn(derive, 'a')).rejects.toMatchObject({ code: '0A000' })
  expect(await fishIn(derive, 'a')).toBe(1)
})

describe('plans', () => {
  afterEach(() => void vi.useRealTimers())

  test('are made anew after two seconds: the table may have grown', async ({ db, derive }) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await sql`alter table pond set (autovacuum_enabled = off)`.execute(db)
    await put(db, 'a', 1)
    await sql`vacuum analyze pond`.execute(db)
    const plan = async (): Promise<string> =>
      JSON.stringify((await sql`explain (costs off) execute touchline_0 ('a')`.execute(derive)).rows)
    await fishIn(derive, 'a')
    expect(await plan()).toContain('Seq Scan')
    await sql`insert into pond select i::text, i from generate_series(1, 20000) as i`.execute(db)
    await fishIn(derive, 'a')
    expect(await plan()).toContain('Seq Scan')
    vi.advanceTimersByTime(2_000)
    await fishIn(derive, 'a')
    expect(await plan()).toContain('Index Scan')
  })

  test('in a transaction that has failed are left to whoever rolls it back', async ({ derive }) => {
    vi.useFakeTimers({ toFake: ['performance'] })
    await put(derive, 'a', 1)
    const failing = derive.transaction().execute(async (trx) => {
      await expect(put(trx, 'a', 2)).rejects.toMatchObject({ code: '23505' })
      vi.advanceTimersByTime(2_000)
      await fishIn(trx, 'a')
    })
    await expect(failing).rejects.toMatchObject({ code: '25P02' })
    expect(await fishIn(derive, 'a')).toBe(1)
  })
})
