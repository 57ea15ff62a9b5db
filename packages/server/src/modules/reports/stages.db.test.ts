import { sql } from 'kysely'
import { expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import { applySettings } from '../../pipeline/apply-settings.ts'
import { crmLead, know, now, type Server, test } from '../../test/graphql-test.ts'
import type { CrmRecord } from '../outcomes/records.ts'

const stages = [
  { name: 'Working', crmStages: ['Working'], means: 'SAL', expectedDays: 5 },
  { name: 'Back', crmStages: ['Recycled'], means: 'RECYCLED' },
] as const

const records = [
  crmLead('kim', { createdAt: '2026-02-01', stage: 'working', salAt: '2026-02-03' }),
  crmLead('lee', { createdAt: '2026-02-01', stage: 'Recycled' }),
  crmLead('max', { createdAt: '2026-02-02', stage: 'Elsewhere' }),
  crmLead('nia', { createdAt: '2026-02-02', stage: 'Elsewhere' }),
  crmLead('old', { createdAt: '2025-02-02', stage: 'Long ago' }),
]

const warnings = async (server: Server, range = '{ between: { from: "2026-01-01", to: "2027-01-01" } }') => {
  const { data } = await server.ask(
    `{ channelPerformance(input: { range: ${range} }) { total { leads } meta { warnings { code affectedCount message } } } }`,
  )
  return data.channelPerformance.meta.warnings.filter(({ code }: { code: string }) => code === 'UNMAPPED_STAGE')
}

test('without a stage map a stage is a word, and none is missing', async ({ server, db, workspaces }) => {
  await know(db, workspaces[0], { records })
  const { data } = await server.ask('{ stages { name } leads { nodes { stage mappedStage { name } } } }')
  expect(data.stages).toEqual([])
  expect(data.leads.nodes.every(({ mappedStage }: { mappedStage: unknown }) => mappedStage === null)).toBe(true)
  expect(await warnings(server)).toEqual([])
})

test('a lead tells its stage by the map, and since when it is in it', async ({ server, db, workspaces }) => {
  await know(db, workspaces[0], { records })
  await applySettings(db, workspaces[0].id, { stages: [...stages] }, { now, onProgress: () => {} })
  const { data } = await server.ask(`{
    stages { name crmStages means side expectedDays }
    leads(filter: { createdBetween: { from: "2026-02-01", to: "2026-02-02" } }) {
      nodes { stage mappedStage { name means side expectedDays } stageSince milestones { milestone knownBy } }
    }
  }`)
  expect(data.stages).toEqual([
    { name: 'Working', crmStages: ['Working'], means: 'SAL', side: 'SALES', expectedDays: 5 },
    { name: 'Back', crmStages: ['Recycled'], means: 'RECYCLED', side: 'MARKETING', expectedDays: null },
  ])
  expect(data.leads.nodes).toHaveLength(2)
  expect(data.leads.nodes).toEqual(
    expect.arrayContaining([
      {
        stage: 'working',
        mappedStage: { name: 'Working', means: 'SAL', side: 'SALES', expectedDays: 5 },
        stageSince: '2026-02-03T22:59:59.999Z',
        milestones: [
          { milestone: 'LEAD', knownBy: 'DATE' },
          { milestone: 'MQL', knownBy: 'IMPLIED' },
          { milestone: 'SAL', knownBy: 'DATE' },
        ],
      },
      {
        stage: 'Recycled',
        mappedStage: { name: 'Back', means: 'RECYCLED', side: 'MARKETING', expectedDays: null },
        stageSince: '2026-02-01T22:59:59.999Z',
        milestones: [{ milestone: 'LEAD', knownBy: 'DATE' }],
      },
    ]),
  )
})

test('reporting.leads tells their stages as GraphQL does', async ({ server, db, reader, workspaces: [company] }) => {
  await know(db, company, { records })
  await applySettings(db, company.id, { stages: [...stages] }, { now, onProgress: () => {} })
  const { data } = await server.ask(
    '{ leads { nodes { stage mappedStage { name means side expectedDays } stageSince } } }',
  )
  const inView = await asWorkspace(reader, company.id, async (trx) => {
    const { rows } = await sql<{ name: string | null; since: Date | null }>`
      select crm_stage as stage, stage as name, stage_means as means, stage_side as side,
        stage_expected_days as "expectedDays", stage_since as since
      from reporting.leads order by lead_at desc, lead_id desc`.execute(trx)
    return rows.map(({ since, ...row }) => ({ ...row, since: since?.toISOString() ?? null }))
  })
  const none = { name: null, means: null, side: null, expectedDays: null }
  type Told = { stage: string; mappedStage: typeof none | null; stageSince: string | null }
  const told = data.leads.nodes.map(({ stage, mappedStage, stageSince }: Told) => ({
    ...{ stage, ...(mappedStage ?? none), since: stageSince },
  }))
  expect(inView).toHaveLength(records.length)
  expect(inView).toEqual(expect.arrayContaining(told))
  expect(inView.filter(({ name }) => name === null).length).toBeGreaterThan(0)
  expect(new Set(inView.map(({ since }) => since)).size).toBeGreaterThan(1)
})

test('a report warns of the stages of its leads that the map does not know', async ({ server, db, workspaces }) => {
  await know(db, workspaces[0], { records })
  await applySettings(db, workspaces[0].id, { stages: [...stages] }, { now, onProgress: () => {} })
  expect(await warnings(server)).toEqual([
    { code: 'UNMAPPED_STAGE', affectedCount: 2, message: expect.stringContaining('"Elsewhere" (2)') },
  ])
  expect(await warnings(server, '{ between: { from: "2024-01-01", to: "2027-01-01" } }')).toEqual([
    { code: 'UNMAPPED_STAGE', affectedCount: 3, message: expect.stringContaining('"Elsewhere" (2), "Long ago" (1)') },
  ])
})

test('opportunities tell their stages and who has a part in them', async ({ server, db, workspaces }) => {
  const entered = (about: object, stage: string, enteredAt: string): CrmRecord => ({
    ...{ object: 'STAGE', system: 'crm', recordId: JSON.stringify([about, stage, enteredAt]) },
    fields: { ...about, stage, enteredAt },
  })
  const part = (name: string, role: string, isPrimary: boolean): CrmRecord => ({
    ...{ object: 'CONTACT_ROLE', system: 'crm', recordId: name },
    fields: { opportunityId: 'deal', emailKey: `email:${name}`, role, isPrimary },
  })
  await know(db, workspaces[0], {
    records: [
      crmLead('kim', { createdAt: '2026-02-01', stage: 'Working' }),
      crmLead('lee', { createdAt: '2026-02-02' }),
      {
        object: 'OPPORTUNITY',
        system: 'crm',
        recordId: 'deal',
        fields: { outcome: 'OPEN', stage: 'Working', createdAt: '2026-03-01' },
      },
      entered({ leadKey: 'crm:crm:kim' }, 'Working', '2026-02-05T10:00:00.000Z'),
      entered({ opportunityId: 'deal' }, 'Offer', '2026-03-02T10:00:00.000Z'),
      entered({ opportunityId: 'deal' }, 'Working', '2026-03-05T10:00:00.000Z'),
      part('lee', 'Buyer', true),
      part('kim', 'User', false),
      part('nobody', 'Other', false),
    ],
  })
  await applySettings(db, workspaces[0].id, { stages: [...stages] }, { now, onProgress: () => {} })
  const { data } = await server.ask(`{ leads { nodes {
    createdAt
    stageHistory { stage fromStage at source mappedStage { name } }
    opportunities {
      stage mappedStage { name } stageHistory { stage fromStage at source }
      contactRoles { role isPrimary lead { createdAt } }
    }
  } } }`)
  const [lee, kim] = data.leads.nodes
  const [createdLee, createdKim] = ['2026-02-02T22:59:59.999Z', '2026-02-01T22:59:59.999Z']
  const source = 'CRM_HISTORY'
  expect(kim).toEqual({
    createdAt: createdKim,
    stageHistory: [
      { stage: 'Working', fromStage: null, at: '2026-02-05T10:00:00.000Z', source, mappedStage: { name: 'Working' } },
    ],
    opportunities: [],
  })
  expect(lee).toEqual({
    createdAt: createdLee,
    stageHistory: [],
    opportunities: [
      {
        stage: 'Working',
        mappedStage: { name: 'Working' },
        stageHistory: [
          { stage: 'Offer', fromStage: null, at: '2026-03-02T10:00:00.000Z', source },
          { stage: 'Working', fromStage: 'Offer', at: '2026-03-05T10:00:00.000Z', source },
        ],
        contactRoles: [
          { role: 'User', isPrimary: false, lead: { createdAt: createdKim } },
          { role: 'Buyer', isPrimary: true, lead: { createdAt: createdLee } },
          { role: 'Other', isPrimary: false, lead: null },
        ],
      },
    ],
  })
})
