import { expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { collect, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll } from './derive.ts'

const page = { type: 'page' as const, at: '2026-01-01T10:00:00Z', url: 'https://acme.example/' }

test('after a batch that took little, what comes meanwhile is one batch', async ({ db }) => {
  const workspace = await aWorkspace(db)
  await collect(db, workspace, visitor(1), page)
  const coming = [2, 3, 4]
  let batches = 0
  await deriveAll(db, () => {}, {
    onBatch: () => void batches++,
    rest: async () => {
      for (const no of coming.splice(0)) await collect(db, workspace, visitor(no), page)
    },
  })
  expect(batches).toBe(2)
  expect(await db.selectFrom('touchpoint').select('stream_id').execute()).toHaveLength(4)
})

test('there is no rest while batches are full', async ({ db }) => {
  const workspace = await aWorkspace(db)
  for (const no of [1, 2, 3, 4]) await collect(db, workspace, visitor(no), page)
  let rests = 0
  await deriveAll(db, () => {}, { sizes: { alone: 2, beside: 2 }, rest: async () => void rests++ })
  expect(rests).toBe(0)
  expect(await db.selectFrom('touchpoint').select('stream_id').execute()).toHaveLength(4)
})
