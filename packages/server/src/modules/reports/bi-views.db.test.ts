import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { Db } from '../../db/database.ts'
import { crmLead, deal, know, spend, test, visit } from '../../test/graphql-test.ts'
import type { CrmRecord } from '../outcomes/records.ts'
import type { Workspace } from '../workspaces/workspace.ts'

type Counts = Record<'leads' | 'mqls' | 'sals' | 'sqls' | 'opportunities' | 'won' | 'lost' | 'open', number>
type Row = Counts & {
  readonly channel: string
  readonly source: string
  readonly revenue: string
  readonly pipeline: string
}

type GraphqlRow = Counts & {
  readonly keys: readonly { readonly value: string }[]
  readonly revenue: { readonly amount: string }
  readonly pipeline: { readonly amount: string }
}

type SpendRow = Pick<GraphqlRow, 'keys'> &
  Record<'spend' | 'costPerLead' | 'costPerWin', { readonly amount: string } | null>

const sources = ['paid search', 'unknown', 'Partner', undefined]
const outcomes = ['WON', 'LOST', 'OPEN', undefined] as const

/** Sixty leads of every source and outcome, on the days around new year in Berlin. */
function aCompany(): CrmRecord[] {
  return Array.from({ length: 60 }, (_, i) => i).flatMap((i): CrmRecord[] => {
    const source = sources[i % sources.length]
    const outcome = outcomes[Math.floor(i / 4) % outcomes.length]
    const createdAt = i % 3 === 0 ? '2025-12-31T23:30:00.000Z' : `2026-01-${String((i % 9) + 1).padStart(2, '0')}`
    const lead = crmLead(`p${i}`, { createdAt, ...(source && { source }), ...(i % 5 === 0 && { milestone: 'MQL' }) })
    if (!outcome) return [lead]
    const closedAt = outcome === 'OPEN' ? {} : { closedAt: '2026-03-01' }
    return [lead, deal(`p${i}`, { outcome, createdAt: '2026-02-01', amountMinor: 1_000 * i + 1, ...closedAt })]
  })
}

const events = [0, 7, 14, 21].flatMap((i) =>
  visit(`p${i}`, '2025-12-30T10:00:00Z', 'https://a.example/?utm_source=news&utm_medium=email'),
)

const fromView = async (reader: Db, { id }: Workspace): Promise<Row[]> =>
  asWorkspace(reader, id, async (db) => {
    const { rows } = await sql<Row>`
      select channel, source, sum(leads)::int as leads, sum(mqls)::int as mqls, sum(sals)::int as sals, sum(sqls)::int as sqls,
        sum(opportunities)::int as opportunities, sum(won)::int as won, sum(lost)::int as lost, sum(open)::int as open,
        sum(revenue)::text as revenue, sum(pipeline)::text as pipeline
      from reporting.channel_performance
      where cohort_date >= '2026-01-01' and cohort_date < '2026-02-01'
      group by channel, source order by channel, source`.execute(db)
    return rows
  })

describe('reporting.channel_performance', () => {
  test('gives the numbers that GraphQL gives, row for row', async ({ db, reader, server, workspaces }) => {
    await know(db, workspaces[0], { records: aCompany(), events })
    const { data } = await server.ask(`{
      channelPerformance(
        input: { range: { between: { from: "2026-01-01", to: "2026-02-01" } } }, groupBy: [CHANNEL, SOURCE]
      ) {
        rows {
          keys { value } leads mqls sals sqls opportunities won lost open revenue { amount } pipeline { amount }
        }
      }
    }`)
    const rows = (data.channelPerformance.rows as GraphqlRow[]).map(({ keys, revenue, pipeline, ...counts }) => ({
      ...counts,
      channel: keys[0]?.value ?? '',
      source: keys[1]?.value ?? '',
      revenue: revenue.amount,
      pipeline: pipeline.amount,
    }))
    const view = await fromView(reader, workspaces[0])
    const inOrder = (a: Row, b: Row): number => (`${a.channel}/${a.source}` < `${b.channel}/${b.source}` ? -1 : 1)
    expect(rows.length).toBeGreaterThan(4)
    expect([...rows].sort(inOrder)).toEqual([...view].sort(inOrder))
  })

  test('shows a reader nothing but the workspace that it names', async ({ db, reader, workspaces: [mine, other] }) => {
    await know(db, other, { records: aCompany(), spends: [spend('2026-01-15', 'Email', 1)] })
    expect(await fromView(reader, mine)).toEqual([])
    for (const view of ['leads', 'touchpoints', 'channel_performance', 'spend', 'opportunities', 'kpis_monthly']) {
      const { rows } = await sql`select from ${sql.table(`reporting.${view}`)}`.execute(reader)
      expect(rows).toEqual([])
    }
  })
})

describe('reporting.spend', () => {
  const spends = [
    spend('2025-12-31', 'Email', 9_999_999),
    spend('2026-01-01', 'Email', 10_001, { source: 'news' }),
    spend('2026-01-31', 'Email', 5_000, { source: 'news', campaign: 'New year' }),
    spend('2026-01-15', 'Email', 333),
    spend('2026-01-15', 'Display', 7_000),
    spend('2026-02-01', 'Display', 9_999_999),
  ]

  test('gives the spend and the costs that GraphQL gives, row for row', async ({ db, reader, server, workspaces }) => {
    await know(db, workspaces[0], { records: aCompany(), events, spends })
    await know(db, workspaces[0], { spends: [spend('2026-01-15', 'Display', 6_999)] })
    await know(db, workspaces[1], { spends })
    const { data } = await server.ask(`{
      channelPerformance(
        input: { range: { between: { from: "2026-01-01", to: "2026-02-01" } } }, groupBy: [CHANNEL, SOURCE]
      ) { rows { keys { value } spend { amount } costPerLead { amount } costPerWin { amount } } }
    }`)
    const inView = await asWorkspace(reader, workspaces[0].id, async (trx) =>
      sql`
        with spent as (
          select channel, source, sum(amount) as amount from reporting.spend
          where spend_date >= '2026-01-01' and spend_date < '2026-02-01' group by channel, source
        ), brought as (
          select channel, source, sum(leads) as leads, sum(won) as won from reporting.channel_performance
          where cohort_date >= '2026-01-01' and cohort_date < '2026-02-01' group by channel, source
        )
        select channel, source, amount::text as spend, round(amount / nullif(leads, 0), 2)::text as "costPerLead",
          round(amount / nullif(won, 0), 2)::text as "costPerWin"
        from brought full join spent using (channel, source)`.execute(trx),
    )
    const rows = (data.channelPerformance.rows as SpendRow[]).map(({ keys, ...costs }) => ({
      channel: keys[0]?.value,
      source: keys[1]?.value,
      spend: costs.spend?.amount ?? null,
      costPerLead: costs.costPerLead?.amount ?? null,
      costPerWin: costs.costPerWin?.amount ?? null,
    }))
    expect(rows).toContainEqual({
      channel: 'Email',
      source: 'news',
      spend: '150.01',
      costPerLead: expect.stringMatching(/^\d+\.\d\d$/),
      costPerWin: expect.stringMatching(/^\d+\.\d\d$/),
    })
    expect(rows).toContainEqual({
      channel: 'Display',
      source: '(none)',
      spend: '69.99',
      costPerLead: null,
      costPerWin: null,
    })
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(inView.rows.map((row) => JSON.stringify(row))),
    )
  })
})

test('every view and every column of the BI schema is commented', async ({ db }) => {
  const { rows } = await sql<{ column: string }>`
    select c.relname || coalesce('.' || a.attname, '') as column
    from pg_class c
    left join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0
    where c.relnamespace = 'reporting'::regnamespace and col_description(c.oid, a.attnum) is null`.execute(db)
  expect(rows).toEqual([])
})

test('reporting.opportunities has each opportunity once, with the channel of its lead', async ({
  db,
  reader,
  workspaces: [mine],
}) => {
  const records = [
    crmLead('kim', { createdAt: '2026-02-01', source: 'Trade Show' }),
    deal('kim', {
      outcome: 'WON',
      createdAt: '2026-02-02',
      closedAt: '2026-03-01',
      amountMinor: 120_050,
      stage: 'Closed',
    }),
    deal('kim', { outcome: 'LOST', createdAt: '2026-04-01', lossReason: 'Price', name: 'More' }, 'second'),
    deal('nobody', { outcome: 'OPEN' }),
  ]
  await know(db, mine, { records })
  const rows = await asWorkspace(reader, mine.id, async (at) => {
    const found = await sql`
      select o.opportunity_id, o.stage, o.outcome, o.name, o.created_date::text, o.closed_date::text, o.amount, o.currency,
        o.is_expansion, o.loss_reason, o.channel, o.source, l.lead_id is not null as has_lead
      from reporting.opportunities o left join reporting.leads l using (workspace_id, lead_id)
      order by opportunity_id`.execute(at)
    return found.rows
  })
  const ofKim = { channel: 'Trade Show', source: 'Trade Show', currency: 'EUR', has_lead: true }
  expect(rows).toEqual([
    {
      ...{ opportunity_id: 'kim', stage: 'Closed', outcome: 'WON', name: null, created_date: '2026-02-02' },
      ...{ closed_date: '2026-03-01', amount: '1200.50', is_expansion: false, loss_reason: null, ...ofKim },
    },
    {
      ...{ opportunity_id: 'second', stage: null, outcome: 'LOST', name: 'More', created_date: '2026-04-01' },
      ...{ closed_date: null, amount: null, is_expansion: true, loss_reason: 'Price', ...ofKim },
    },
  ])
})
