import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { connect } from '../db/connect.ts'
import { test } from './database-test.ts'
import { aWorkspace } from './workspaces.ts'

describe.sequential('each test', () => {
  test('may write what it likes', async ({ db }) => {
    await aWorkspace(db)
    expect(await db.selectFrom('workspace').select('name').execute()).toEqual([{ name: 'Acme' }])
  })

  test('finds nothing of the test before it, and may open the database by itself', async ({ url }) => {
    const client = await connect(url)
    const { rows } = await client.query('select * from workspace')
    await client.end()
    expect(rows).toEqual([])
  })
})

test('the journal of migrations is not emptied', async ({ db }) => {
  const { rows } = await sql`select name from schema_migration limit 1`.execute(db)
  expect(rows).toHaveLength(1)
})
