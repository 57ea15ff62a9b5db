import type { SettingsInput, WorkspaceId } from '@touchline/schema'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { between, byId, askKpis as kpis } from '../../test/ask-kpis.ts'
import { crmLead, know, now, spend, test } from '../../test/graphql-test.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'
import { storeSettings } from '../workspaces/settings.queries.ts'

const spends = [spend('2026-01-05', 'Paid Search', 4_000), spend('2026-01-12', 'Trade Show', 50_003)]
test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], { ...sampleCompany, spends }))

const settle = (db: Db, id: WorkspaceId, targets: SettingsInput['kpis']): Promise<void> =>
  storeSettings(db, id, { kpis: targets }, now)

describe('targets', () => {
  test('stand beside what was reached, with who answers for it', async ({ db, server, workspaces }) => {
    await settle(db, workspaces[0].id, [
      { metric: 'leads', per: 'MONTH', target: 10, accountable: 'Kim', owners: ['SALES'] },
      { metric: 'close_rate', per: 'QUARTER', target: '0.6' },
      { metric: 'spend', per: 'MONTH', target: 500 },
      { metric: 'won', per: 'MONTH', target: 31 },
    ])
    const args = `input: ${between('2026-01-01', '2026-01-16')}, ids: ["leads", "close_rate", "spend", "won", "revenue"]`
    expect(byId(await kpis(server, 'value target status owners accountable series { target }', args))).toEqual({
      // Two leads in 15 of 31 days, which owe 15/31 of 10.
      leads: {
        value: '2',
        target: '4.84',
        status: 'OFF_TRACK',
        owners: ['SALES'],
        accountable: 'Kim',
        series: [{ target: '4.84' }],
      },
      close_rate: {
        value: '0.500000',
        target: '0.6',
        status: 'OFF_TRACK',
        owners: ['MARKETING', 'SALES'],
        accountable: null,
        series: [{ target: '0.6' }],
      },
      spend: {
        value: '540.03',
        target: '241.94',
        status: 'OFF_TRACK',
        owners: ['MARKETING'],
        accountable: null,
        series: [{ target: '241.94' }],
      },
      won: {
        value: '1',
        target: '15',
        status: 'OFF_TRACK',
        owners: ['MARKETING', 'SALES'],
        accountable: null,
        series: [{ target: '15' }],
      },
      revenue: {
        value: '0.00',
        target: null,
        status: 'NO_TARGET',
        owners: ['MARKETING', 'SALES'],
        accountable: null,
        series: [{ target: null }],
      },
    })
  })

  test('are of all leads: filtered ones have none', async ({ db, server, workspaces }) => {
    await settle(db, workspaces[0].id, [{ metric: 'leads', per: 'MONTH', target: 10, accountable: 'Kim' }])
    const filter = 'filter: { where: { dimension: "CHANNEL", op: EQ, values: ["Direct"] } }'
    const args = `input: { range: { between: { from: "2026-01-01", to: "2026-02-01" } }, ${filter} }, ids: ["leads"]`
    expect(byId(await kpis(server, 'value target status accountable', args))).toEqual({
      leads: { value: '1', target: null, status: 'NO_TARGET', accountable: 'Kim' },
    })
  })

  test('count days only once they are due: a running month is judged by its days up to today', async ({
    db,
    server,
    workspaces,
  }) => {
    const records = Array.from({ length: 15 }, (_, i) => crmLead(`june${i}`, { createdAt: '2026-06-10' }))
    await know(db, workspaces[0], { records })
    await settle(db, workspaces[0].id, [
      { metric: 'leads', per: 'MONTH', target: 30 },
      { metric: 'won', per: 'MONTH', target: 30 },
    ])
    const args = `input: ${between('2026-06-01', '2026-07-01')}, ids: ["leads", "won"]`
    // On the 15th of 30 days. Nobody was won, but nobody has had the time.
    expect(byId(await kpis(server, 'value target status', args))).toEqual({
      leads: { value: '15', target: '30', status: 'ON_TRACK' },
      won: { value: '0', target: '30', status: 'AT_RISK' },
    })
  })

  test('of another workspace are not mine', async ({ db, server, workspaces }) => {
    await settle(db, workspaces[1].id, [{ metric: 'leads', per: 'MONTH', target: 10 }])
    expect(byId(await kpis(server, 'target', `input: ${january}, ids: ["leads"]`))).toEqual({ leads: { target: null } })
  })
})
