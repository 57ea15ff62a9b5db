import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { test } from '../../test/database-test.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { LeadFields } from './records.ts'
import { storeRecords } from './store-records.queries.ts'

const tell = (db: Db, { id }: Workspace, on: string, fields: Omit<LeadFields, 'createdAt'>) => {
  const record = {
    object: 'LEAD',
    system: 'sf',
    recordId: '1',
    fields: { createdAt: '2026-01-05', ...fields },
  } as const
  return storeRecords(db, id, [record], Date.parse(on))
}

const effective = async (db: Db) =>
  (await db.selectFrom('crm_record').orderBy('version').select('effective_at').execute()).map(({ effective_at }) =>
    effective_at.toISOString(),
  )

test('a version is in effect since its latest date; one that brings no later date, since it was told', async ({
  db,
}) => {
  const workspace = await aWorkspace(db)
  await tell(db, workspace, '2026-02-01T12:00:00Z', { mqlAt: '2026-01-20T10:00:00.000Z' })
  await tell(db, workspace, '2026-03-01T12:00:00Z', { mqlAt: '2026-01-20T10:00:00.000Z', owner: 'Sam' })
  await tell(db, workspace, '2026-04-01T12:00:00Z', { mqlAt: '2026-01-20T10:00:00.000Z', salAt: '2026-03-15' })
  await tell(db, workspace, '2026-05-01T12:00:00Z', { mqlAt: '2026-01-20T10:00:00.000Z' })
  expect(await effective(db)).toEqual([
    '2026-01-20T10:00:00.000Z',
    '2026-03-01T12:00:00.000Z',
    '2026-03-15T00:00:00.000Z',
    '2026-05-01T12:00:00.000Z',
  ])
})

test('no version is in effect before the one that it follows, nor before it was told', async ({ db }) => {
  const workspace = await aWorkspace(db)
  await tell(db, workspace, '2026-02-01T12:00:00Z', {})
  await tell(db, workspace, '2026-03-01T12:00:00Z', { owner: 'Sam' })
  await tell(db, workspace, '2026-03-02T12:00:00Z', { owner: 'Sam', mqlAt: '2026-02-15' })
  await tell(db, workspace, '2026-03-03T12:00:00Z', { owner: 'Sam', salAt: '2026-03-04' })
  expect(await effective(db)).toEqual([
    '2026-01-05T00:00:00.000Z',
    '2026-03-01T12:00:00.000Z',
    '2026-03-01T12:00:00.000Z',
    '2026-03-03T12:00:00.000Z',
  ])
})
