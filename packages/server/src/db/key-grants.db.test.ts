import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { aSecretKey, aWorkspace, aWriteKey } from '../test/workspaces.ts'

const migration = new URL('./migrations/0005_key_grants.sql', import.meta.url)

test('keys that were there before go on as they were: pages of any origin, and reports for BI', async ({ db }) => {
  const { id } = await aWorkspace(db)
  await aWriteKey(db, id)
  await aSecretKey(db, id)
  const trx = await db.startTransaction().execute()
  try {
    await sql`alter table api_key drop column allowed_origins, drop column events_per_minute, drop column roles`.execute(
      trx,
    )
    await sql.raw(await readFile(migration, 'utf8')).execute(trx)
    const keys = await trx
      .selectFrom('api_key')
      .select(['kind', 'allowed_origins', 'events_per_minute', 'roles'])
      .orderBy('kind')
      .execute()
    expect(keys).toEqual([
      { kind: 'SECRET', allowed_origins: [], events_per_minute: null, roles: ['BI'] },
      { kind: 'WRITE', allowed_origins: [], events_per_minute: 60_000, roles: [] },
    ])
  } finally {
    await trx.rollback().execute()
  }
})
