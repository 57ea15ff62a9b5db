import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import type { LeadFields } from '../modules/outcomes/records.ts'
import { settledSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { type WrittenSettings, writtenSettings } from '../modules/workspaces/written-settings.ts'
import { allRows } from '../test/all-rows.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { crmLead, crmOpportunity } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { applySettings } from './apply-settings.ts'
import { deriveAll, rebuild } from './derive.ts'

const now = new Date('2026-06-01T12:00:00Z')
const apply = (db: Db, { id }: Workspace, document: WrittenSettings, dryRun = false) =>
  applySettings(db, id, document, { now, dryRun, onProgress: () => {} })

const stages = [
  { name: 'Working', crmStages: ['Working', 'Contacted'], means: 'SAL', expectedDays: 5 },
  { name: 'Not for us', crmStages: ['Disqualified'], means: 'REFUSED' },
] as const satisfies WrittenSettings['stages']

async function company(db: Db, ...leads: readonly Omit<LeadFields, 'createdAt'>[]): Promise<Workspace> {
  const workspace = await aWorkspace(db)
  for (const [i, fields] of leads.entries()) {
    await crmLead(db, workspace, `L${i}`, { createdAt: '2026-01-05', ...fields })
  }
  await deriveAll(db)
  return workspace
}

const leadsOf = (db: Db) =>
  db
    .selectFrom('lead')
    .orderBy('crm_stage')
    .select(['crm_stage', 'stage', 'stage_means', 'stage_side', 'stage_expected_days', 'sal_known_by'])
    .execute()

describe('applying settings', () => {
  test('gives the past the meaning that its stages have now', async ({ db }) => {
    const workspace = await company(db, { stage: 'contacted' }, { stage: 'Disqualified' }, { stage: 'Somewhere' })
    const { changes, rebuilds } = await apply(db, workspace, { stages: [...stages] })
    expect(rebuilds).toBe(true)
    expect(changes[0]).toEqual({ path: 'stages', was: null, willBe: 'Working, Not for us' })
    expect(await leadsOf(db)).toEqual([
      {
        ...{ crm_stage: 'Disqualified', stage: 'Not for us', stage_means: 'REFUSED', stage_side: 'MARKETING' },
        ...{ stage_expected_days: null, sal_known_by: null },
      },
      {
        ...{ crm_stage: 'Somewhere', stage: null, stage_means: null, stage_side: null },
        ...{ stage_expected_days: null, sal_known_by: null },
      },
      {
        ...{ crm_stage: 'contacted', stage: 'Working', stage_means: 'SAL', stage_side: 'SALES' },
        ...{ stage_expected_days: 5, sal_known_by: 'STAGE' },
      },
    ])
    await apply(db, workspace, { stages: null })
    expect((await leadsOf(db)).every(({ stage, sal_known_by }) => stage === null && sal_known_by === null)).toBe(true)
  })

  test('moves the days of the past into another zone, as a rebuild would', async ({ db }) => {
    const workspace = await company(db, {})
    await apply(db, workspace, { timeZone: 'America/New_York' })
    expect(await db.selectFrom('lead').select('lead_at').execute()).toEqual([
      { lead_at: new Date('2026-01-06T04:59:59.999Z') },
    ])
    const derived = await derivedRows(db)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(derived)
  })

  test('keeps what a document leaves out, and a version of each that held', async ({ db }) => {
    const workspace = await company(db)
    await apply(db, workspace, { stages: [...stages], minimumSample: 5 })
    await apply(db, workspace, { ownHosts: ['www.acme.example'] })
    await apply(db, workspace, { stages: [stages[0]] })
    const held = await findWorkspace(db, workspace.id)
    expect(held).toMatchObject({ minimumSample: 5, ownHosts: ['www.acme.example'], timeZone: 'Europe/Berlin' })
    expect(held?.settings.stages?.map(({ name }) => name)).toEqual(['Working'])
    const versions = await db.selectFrom('workspace_settings').selectAll().orderBy('version').execute()
    expect(versions).toMatchObject([
      { basics_were: { minimumSample: 30 }, basics: { minimumSample: 5, ownHosts: [] } },
      { basics_were: { ownHosts: [] }, basics: { ownHosts: ['www.acme.example'] } },
      { basics_were: { minimumSample: 5 }, basics: { minimumSample: 5 } },
    ])
  })

  test('of what is shown changes nothing', async ({ db }) => {
    const workspace = await company(db)
    await apply(db, workspace, { stages: [...stages] })
    const shown = writtenSettings(workspace, await settledSettings(db, workspace.id))
    const before = await allRows(db)
    expect(await apply(db, workspace, shown)).toEqual({
      ...{ changes: [], rebuilds: false, reclassified: null, movedSpend: 0 },
    })
    expect(await allRows(db)).toEqual(before)
  })

  test('in a dry run says what would change, and changes nothing', async ({ db }) => {
    const workspace = await company(db, { stage: 'Working' })
    const before = await allRows(db)
    const { changes, rebuilds } = await apply(db, workspace, { stages: [...stages], timeZone: 'UTC' }, true)
    expect(changes).toContainEqual({ path: 'timeZone', was: 'Europe/Berlin', willBe: 'UTC' })
    expect(rebuilds).toBe(true)
    expect(await allRows(db)).toEqual(before)
  })

  test('refuses another currency once amounts are stored, whatever else the document says', async ({ db }) => {
    const workspace = await company(db, {})
    await apply(db, workspace, { currency: 'JPY' })
    expect(await db.selectFrom('workspace').select(['currency', 'currency_digits']).execute()).toEqual([
      { currency: 'JPY', currency_digits: 0 },
    ])
    await crmOpportunity(db, workspace, 'O1', { leadKey: 'crm:crm:L0', outcome: 'WON', amountMinor: 5 })
    await deriveAll(db)
    const before = await allRows(db)
    await expect(apply(db, workspace, { currency: 'EUR', minimumSample: 3 })).rejects.toMatchObject({
      code: 'CURRENCY_IN_USE',
      message: expect.stringContaining('amounts are stored in JPY'),
    })
    expect(await allRows(db)).toEqual(before)
  })
})
