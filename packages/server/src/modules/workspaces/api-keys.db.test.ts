import { describe, expect } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { test } from '../../test/database-test.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { createApiKey, workspaceOfKey } from './api-keys.queries.ts'

describe('a key', () => {
  test('opens its workspace, as its kind and no other', async ({ db, url }) => {
    const reader = openDatabase(url, 'reader')
    const { id } = await aWorkspace(db)
    const key = await createApiKey(db, id, 'SECRET', 'BI', new Date())
    expect(await workspaceOfKey(reader, key, 'SECRET')).toBe(id)
    expect(await workspaceOfKey(reader, key, 'WRITE')).toBeNull()
    await reader.destroy()
  })

  test('is stored as a hash only, and opens nothing when revoked or altered', async ({ db }) => {
    const { id } = await aWorkspace(db)
    const key = await createApiKey(db, id, 'WRITE', 'site', new Date())
    const stored = await db.selectFrom('api_key').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain(key)
    expect(await workspaceOfKey(db, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`, 'WRITE')).toBeNull()
    await db.updateTable('api_key').set({ revoked_at: new Date() }).execute()
    expect(await workspaceOfKey(db, key, 'WRITE')).toBeNull()
  })
})
