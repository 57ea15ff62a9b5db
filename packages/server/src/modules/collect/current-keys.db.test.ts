import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { hmacPads } from '../../lib/crypto.ts'
import { test } from '../../test/database-test.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { addEmailKey } from '../workspaces/email-key.queries.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { currentKeys } from './current-keys.queries.ts'

const hmac = (secret: Uint8Array, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

const rotateTo = async (db: Db, { id }: Workspace, generation: number, secret: Buffer): Promise<void> => {
  const { inner, outer } = hmacPads(secret)
  await sql`insert into email_key_rotation values (${id}, ${generation}, ${inner}, ${outer}, now())`.execute(db)
}

const aSecret = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes))
const aKey = fc.oneof(fc.string({ unit: 'binary' }), fc.string()).map((text) => text.replaceAll('\0', ''))

test('PostgreSQL wraps the key of an address as an HMAC of Node does, once for each rotation', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(aSecret, { maxLength: 3 }), aKey, async (secrets, text) => {
      const workspace = await aWorkspace(db)
      const key = `email:x${text}`
      const known = [key]
      for (const [i, secret] of secrets.entries()) {
        await rotateTo(db, workspace, i + 2, secret)
        known.push(`email:${i + 2}:${hmac(secret, known.at(-1) ?? '')}`)
      }
      // Whichever it was known by, it is the same now; and no other kind of key ever changes.
      const others = [`user:${key}`, `crm:${key}`, `x${key}`]
      const now = await currentKeys(db, workspace.id, [...known, ...others])
      expect(now).toEqual([...known.map(() => known.at(-1)), ...others])
    }),
    { numRuns: 40 },
  )
})

test('each rotation of a workspace has a secret of its own, and the next generation', async ({ db }) => {
  const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)]
  for (const generation of [2, 3]) expect(await addEmailKey(db, ours.id, new Date())).toMatchObject({ generation })
  expect(await addEmailKey(db, theirs.id, new Date())).toMatchObject({ generation: 2 })
  const pads = await db.selectFrom('email_key_rotation').select(['inner_pad', 'outer_pad']).execute()
  expect(new Set(pads.map(({ inner_pad }) => inner_pad.toString('hex'))).size).toBe(3)
  for (const { inner_pad, outer_pad } of pads) {
    const secret = inner_pad.map((byte) => byte ^ 0x36)
    expect(outer_pad.map((byte) => byte ^ 0x5c)).toEqual(secret)
    expect(new Set(secret.subarray(0, 32)).size).toBeGreaterThan(1)
  }
})
