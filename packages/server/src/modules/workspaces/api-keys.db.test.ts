import { describe, expect } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { test } from '../../test/database-test.ts'
import { anIdentityKey, aSecretKey, aWorkspace, aWriteKey } from '../../test/workspaces.ts'
import { createApiKey, findApiKey, identitySecrets, listApiKeys, revokeApiKey } from './api-keys.queries.ts'

const site = {
  kind: 'WRITE',
  name: 'site',
  allowedOrigins: ['https://*.acme.example'],
  eventsPerMinute: 100,
  expiresAt: new Date('2027-01-01T00:00:00Z'),
} as const
const board = { kind: 'SECRET', name: 'b', roles: ['BI'], requestsPerSecond: 7, expiresAt: null } as const
const created = new Date('2026-11-01T10:00:00Z')
const later = new Date('2026-11-02T10:00:00Z')

describe('a key', () => {
  test('opens its workspace, as what it was made', async ({ db, url }) => {
    const reader = openDatabase(url, 'reader')
    const { id: workspaceId } = await aWorkspace(db)
    const { id, key } = await createApiKey(db, { ...site, workspaceId }, created)
    const made = { id, workspaceId, ...site, createdAt: created, revokedAt: null }
    expect(await findApiKey(reader, key)).toEqual(made)
    expect(await findApiKey(reader, await aSecretKey(db, workspaceId, { roles: ['SALES', 'BI'] }))).toMatchObject({
      workspaceId,
      kind: 'SECRET',
      roles: ['SALES', 'BI'],
    })
    await reader.destroy()
  })

  test('is stored as a hash only, and opens nothing when revoked or altered', async ({ db }) => {
    const { id: workspaceId } = await aWorkspace(db)
    const { id, key } = await createApiKey(db, { ...site, workspaceId }, created)
    const stored = await db.selectFrom('api_key').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(stored)).not.toContain(key)
    expect(await findApiKey(db, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
    await revokeApiKey(db, workspaceId, id, later)
    expect(await findApiKey(db, key)).toBeNull()
  })

  test('is revoked once: again changes nothing', async ({ db }) => {
    const { id: workspaceId } = await aWorkspace(db)
    const { id } = await createApiKey(db, { ...site, workspaceId }, created)
    expect(await revokeApiKey(db, workspaceId, id, later)).toMatchObject({ id, revokedAt: later })
    expect(await revokeApiKey(db, workspaceId, id, new Date())).toMatchObject({ id, revokedAt: later })
  })

  test('that expires before it is made is not made', async ({ db }) => {
    const { id: workspaceId } = await aWorkspace(db)
    const made = createApiKey(db, { ...site, workspaceId, expiresAt: created }, created)
    await expect(made).rejects.toThrow('api_key_expires_after_it_was_made')
  })

  test('that asks as nobody is not made', async ({ db }) => {
    const { id } = await aWorkspace(db)
    await expect(aSecretKey(db, id, { roles: [] })).rejects.toThrow('api_key_asks_as_somebody')
  })
})

describe('the keys of a workspace', () => {
  test('are listed oldest first, revoked ones too', async ({ db }) => {
    const { id: workspaceId } = await aWorkspace(db)
    const second = await createApiKey(db, { ...board, workspaceId }, later)
    const first = await createApiKey(db, { ...site, workspaceId }, created)
    await revokeApiKey(db, workspaceId, first.id, later)
    expect(await listApiKeys(db, workspaceId)).toEqual([
      { id: first.id, workspaceId, ...site, createdAt: created, revokedAt: later },
      { id: second.id, workspaceId, ...board, createdAt: later, revokedAt: null },
    ])
  })

  test('are neither shown to another nor revoked by it', async ({ db }) => {
    const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)]
    const key = await aWriteKey(db, theirs.id)
    const [stored] = await listApiKeys(db, theirs.id)
    expect(await listApiKeys(db, ours.id)).toEqual([])
    expect(await revokeApiKey(db, ours.id, String(stored?.id), later)).toBeNull()
    expect(await findApiKey(db, key)).toMatchObject({ workspaceId: theirs.id, revokedAt: null })
  })
})

describe('an identity key', () => {
  const signer = { kind: 'IDENTITY', name: 'shop', expiresAt: null } as const

  test('opens nothing, and is shown in no list', async ({ db }) => {
    const { id: workspaceId } = await aWorkspace(db)
    const { id, key } = await createApiKey(db, { ...signer, workspaceId }, created)
    expect(await findApiKey(db, key)).toBeNull()
    const listed = await listApiKeys(db, workspaceId)
    expect(listed).toEqual([{ id, workspaceId, ...signer, createdAt: created, revokedAt: null }])
    expect(JSON.stringify(await db.selectFrom('api_key').selectAll().execute())).not.toContain(key)
  })

  test('is read by the collector alone', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    const key = await anIdentityKey(db, id)
    for (const role of ['ingest', 'derive', 'reader'] as const) {
      const acting = openDatabase(url, role)
      const read = identitySecrets(acting, id)
      if (role === 'ingest') expect(await read).toEqual([{ secret: Buffer.from(key), expiresAt: null }])
      else await expect(read).rejects.toMatchObject({ code: '42501' })
      await acting.destroy()
    }
  })

  test('is one of several that are in force, and forgotten when revoked', async ({ db }) => {
    const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)]
    const first = await createApiKey(db, { ...signer, workspaceId: ours.id }, created)
    const second = await createApiKey(db, { ...signer, workspaceId: ours.id }, later)
    const other = await anIdentityKey(db, theirs.id)
    const texts = async (workspaceId = ours.id) =>
      (await identitySecrets(db, workspaceId)).map(({ secret }) => Buffer.from(secret).toString())
    expect(await texts()).toEqual([second.key, first.key])
    await revokeApiKey(db, theirs.id, first.id, later)
    expect(await texts()).toEqual([second.key, first.key])
    await revokeApiKey(db, ours.id, first.id, later)
    expect([await texts(), await texts(theirs.id)]).toEqual([[second.key], [other]])
    expect(await db.selectFrom('identity_secret').select('key_id').execute()).not.toContainEqual({ key_id: first.id })
  })
})
