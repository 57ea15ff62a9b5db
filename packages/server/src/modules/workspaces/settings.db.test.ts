import { expect } from 'vitest'
import { test } from '../../test/graphql-test.ts'
import { storeSettings } from './settings.queries.ts'
import { findWorkspace } from './workspaces.queries.ts'

const sla = { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } }
const hour = 3_600_000

test('what was settled on last holds, and what held before is kept', async ({ db, workspaces: [{ id }, other] }) => {
  const settled = async () => (await findWorkspace(db, id))?.settings.sla?.sales.firstResponse
  expect(await settled()).toBeUndefined()
  await storeSettings(db, id, { sla }, new Date('2026-01-01'))
  await storeSettings(db, id, { sla }, new Date('2026-01-02'))
  expect(await settled()).toBe(4 * hour)
  await storeSettings(db, id, { sla: { ...sla, sales: { ...sla.sales, firstResponse: '1h' } } }, new Date('2026-01-03'))
  expect(await settled()).toBe(hour)
  const kept = await db.selectFrom('workspace_settings').select('version').orderBy('version').execute()
  expect(kept).toEqual([{ version: 1 }, { version: 2 }])
  expect((await findWorkspace(db, other.id))?.settings).toEqual({})
})
