import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { deriveAll } from '../pipeline/derive.ts'
import { seal } from '../pipeline/seal.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { know, shown, test, variant, visit } from '../test/graphql-test.ts'

const migration = new URL('./migrations/0041_exposures.sql', import.meta.url)

test('what visitors were shown before there were exposures is derived by and by, sealed or not', async ({
  db,
  workspaces: [workspace],
}) => {
  const page = 'https://shop.test/'
  await know(db, workspace, {
    events: [
      ...visit('ada', '2026-01-10T09:00:00Z', page, variant('price', 'a')),
      ...shown('eve', '2026-05-02T09:00:00Z', 'price', 'b'),
      ...visit('bob', '2026-05-02T09:00:00Z', page),
    ],
  })
  const derived = await derivedRows(db)
  expect(derived['exposure']).toHaveLength(2)
  const settings = { retention: { count: 100, unit: 'days' } } as const
  await seal(db, { ...workspace, settings }, { now: new Date('2026-06-15T12:00:00Z') })
  expect(await db.selectFrom('sealed_stretch').select('stream_id').execute()).toHaveLength(1)

  await sql`delete from exposure`.execute(db)
  const [, backfill = ''] = (await readFile(migration, 'utf8')).split('-- Exposures that are stored already')
  await sql.raw(`--${backfill}`).execute(db)
  expect(await db.selectFrom('changed').select('kind').execute()).toHaveLength(2)
  await deriveAll(db)
  expect(await derivedRows(db)).toEqual(derived)
})
