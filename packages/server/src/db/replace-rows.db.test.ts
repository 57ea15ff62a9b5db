import { fc } from '@fast-check/vitest'
import { type Insertable, sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import type { Db } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { replaceRows } from './replace-rows.ts'
import type { DB } from './tables.ts'

const workspaceId = '0198f000-0000-7000-8000-0000000000aa'
const person = (no: number): string => `0198f000-0000-7000-8000-00000000000${no}`

type Conversion = Insertable<DB['conversion']>

const conversion = (no: number, told: Partial<Conversion> = {}) =>
  ({
    workspace_id: workspaceId,
    person_id: person(no),
    lead_no: 1,
    milestone: 'WON',
    at: '2026-01-01T10:00:00.123Z',
    value_minor: null,
    stream_ids: [],
    touchpoint_ids: [],
    credits: [],
    value_credits: null,
    uncredited_to: '(unattributed)',
    ...told,
  }) as Conversion

const asked = (persons: readonly number[], rows: readonly Conversion[]) =>
  ({
    ...({ table: 'conversion', by: 'person_id', naming: 'person_id' } as const),
    ...{ workspaceId, ids: persons.map(person), rows },
  }) as const

/** Whose rows are others now. */
const replace = async (db: Db, persons: readonly number[], rows: readonly Conversion[]): Promise<string[]> =>
  (await replaceRows(db, asked(persons, rows))).map(({ name }) => name)

/** Which transaction wrote each row. */
async function writers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ xmin: string }>`select xmin from conversion order by person_id, milestone`.execute(db)
  return rows.map(({ xmin }) => xmin)
}

const values = {
  value_minor: fc.option(fc.maxSafeInteger()),
  uncredited_to: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '')),
  at: fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  stream_ids: fc.array(fc.uuid(), { maxLength: 3 }),
  credits: fc
    .nat({ max: 4 })
    .chain((length) =>
      fc.array(fc.array(fc.integer(), { minLength: length, maxLength: length }), { minLength: 5, maxLength: 5 }),
    ),
}

test('what is written is what is there, whatever it is', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(fc.record(values), async (told) => {
      await insertRows(db, 'conversion', [conversion(1, told as unknown as Partial<Conversion>)])
      const row = await db.deleteFrom('conversion').returningAll().executeTakeFirstOrThrow()
      const credits = told.credits[0]?.length === 0 ? [] : told.credits
      expect({ ...row, at: row.at.toISOString() }).toMatchObject({ ...told, credits })
    }),
    { numRuns: 100 },
  )
})

describe('replacing the rows of some ids', () => {
  test('writes what is different alone, and says whose that is', async ({ db }) => {
    expect(await replace(db, [1, 2, 3], [conversion(1), conversion(2), conversion(3)])).toHaveLength(3)
    const before = await writers(db)
    const rows = [conversion(1), conversion(2, { value_minor: 5 }), conversion(2, { milestone: 'SQL' })]
    expect((await replace(db, [1, 2, 3], rows)).toSorted()).toEqual([person(2), person(3)])
    const after = await writers(db)
    expect(after).toHaveLength(3)
    expect(after[0]).toBe(before[0])
    expect(await replace(db, [1, 2, 3], rows)).toEqual([])
    expect(await writers(db)).toEqual(after)
  })

  test('leaves those of others where they are, and those of other workspaces', async ({ db }) => {
    const elsewhere = conversion(1, { workspace_id: '0198f000-0000-7000-8000-0000000000bb' } as Partial<Conversion>)
    await insertRows(db, 'conversion', [conversion(1), conversion(2), elsewhere])
    expect(await replace(db, [1], [])).toEqual([person(1)])
    const left = await db.selectFrom('conversion').orderBy('workspace_id').select(['person_id']).execute()
    expect(left.map(({ person_id }) => person_id)).toEqual([person(2), person(1)])
  })

  test('tells of what came, went or changed, as it was and as it is', async ({ db }) => {
    const telling = { least: sql<number>`min(value_minor)`, most: sql<number>`max(value_minor)` }
    const tell = async (rows: readonly Conversion[]) =>
      (await replaceRows(db, { ...asked([1, 2], rows), telling })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const worth = (no: number, milestone: string, value: number) => conversion(no, { milestone, value_minor: value })
    const first = [worth(1, 'WON', 5), worth(1, 'SQL', 7), worth(2, 'WON', 3)]
    expect(await tell(first)).toEqual([
      { name: person(1), least: 5, most: 7 },
      { name: person(2), least: 3, most: 3 },
    ])
    // One changes from 5 to 6, one of 7 stays; of the other, one of 3 goes and one of 9 comes.
    expect(await tell([worth(1, 'WON', 6), worth(1, 'SQL', 7), worth(2, 'SQL', 9)])).toEqual([
      { name: person(1), least: 5, most: 6 },
      { name: person(2), least: 3, most: 9 },
    ])
  })

  test('refuses a new row that is told twice', async ({ db }) => {
    await expect(replace(db, [1], [conversion(1), conversion(1)])).rejects.toMatchObject({ code: '23505' })
  })

  test('goes well beyond what one statement carries', async ({ db }) => {
    const rows = Array.from({ length: 12_000 }, (_, i) => conversion(i % 10, { lead_no: i + 1 }))
    expect(await replace(db, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], rows)).toHaveLength(10)
    expect(await writers(db)).toHaveLength(12_000)
  })
})
