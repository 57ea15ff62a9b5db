import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import type pg from 'pg'
import { describe, expect } from 'vitest'
import { parse } from 'yaml'
import {
  biPath,
  blocksOf,
  type Example,
  grafanaDashboard,
  metricScripts,
  pages,
  panelsOf,
  readBi,
  statementsOf,
} from '../../test/bi-examples.ts'
import { login } from '../../test/bi-login-test.ts'
import { crmLead, test as graphqlTest, know, spend } from '../../test/graphql-test.ts'
import { sampleCompany } from '../../test/sample-company.ts'

/** Two more leads, so that every question has an answer: nobody turned to one, and sales sent the other back. */
const untouched = crmLead('fay', { createdAt: '2026-02-01', source: 'Trade Show', mqlAt: '2026-02-02', owner: 'Olga' })
const refused = crmLead('gil', {
  ...{ createdAt: '2026-02-03', source: 'Trade Show', mqlAt: '2026-02-03' },
  ...{ refusedAt: '2026-02-05', refusalReason: 'Too small' },
})
const spends = [spend('2026-01-12', 'Trade Show', 50_000), spend('2026-01-05', 'Paid Search', 4_000)]

const test = graphqlTest.extend<{ $test: { bi: { url: string; session: pg.Client } } }>({
  bi: async ({ db, url, workspaces: [mine, other] }, use) => {
    const records = [...(sampleCompany.records ?? []), untouched, refused]
    await know(db, mine, { ...sampleCompany, records, spends })
    await know(db, other, sampleCompany)
    const own = await login(db, url, mine)
    await use(own)
    await own.session.end()
  },
})

const psql = '/usr/lib/postgresql/15/bin/psql'
const dashboard = grafanaDashboard()
const examples = [
  ...pages.flatMap(blocksOf),
  ...['dashboard.sql', ...metricScripts].flatMap(statementsOf),
  ...panelsOf(dashboard),
]

async function answer(session: pg.Client, { statement }: Example) {
  return session.query<Record<string, unknown>>(statement)
}

describe('every statement of examples/bi', () => {
  test('runs with a BI login, and has an answer', async ({ bi: { session } }) => {
    expect(examples.length).toBeGreaterThan(30)
    for (const example of examples) {
      const { rows } = await answer(session, example).catch((error) => {
        throw new Error(`${example.name}: ${error.message}`)
      })
      expect(rows.length, example.name).toBeGreaterThan(0)
    }
  })

  test('counts the channels as GraphQL does, in each tool', async ({ bi: { session }, server }) => {
    const { data } =
      await server.ask(`{ channelPerformance(input: { range: { between: { from: "2026-01-01", to: "2026-12-31" } } }) {
      rows { keys { value } leads won spend { amount } costPerLead { amount } } } }`)
    const reported = data.channelPerformance.rows.map((row: ReportedRow) => [
      ...[row.keys[0]?.value, row.leads, row.won, row.spend?.amount ?? null, row.costPerLead?.amount ?? null],
    ])
    const tables = examples.filter(({ statement }) => /brought full join spent/.test(statement))
    const whole = tables.filter(({ name }) => name !== 'metabase.md, block 3, filtered')
    expect(whole.map(({ name }) => name)).toHaveLength(3)
    for (const table of whole) {
      const { rows } = await answer(session, table)
      expect(rows.map(rowOf).sort(), table.name).toEqual([...reported].sort())
    }
  })

  test('finds the lead that nobody turned to, and only that', async ({ bi: { session } }) => {
    const lists = examples.filter(({ statement }) => /"?days.waiting/i.test(statement))
    expect(lists.length).toBeGreaterThan(2)
    for (const list of lists) {
      const { rows } = await answer(session, list)
      expect(
        rows.map(({ owner, Owner }) => owner ?? Owner),
        list.name,
      ).toEqual(['Olga'])
    }
  })
})

type Money = { readonly amount: string } | null
type ReportedRow = {
  readonly keys: readonly { readonly value: string }[]
  readonly leads: number
  readonly won: number
  readonly spend: Money
  readonly costPerLead: Money
}

/** A row of a table of channels, whatever its columns are called. */
function rowOf(row: Record<string, unknown>): unknown[] {
  const cell = (name: string): unknown =>
    Object.entries(row).find(([column]) => column.toLowerCase().replaceAll(' ', '_') === name)?.[1] ?? null
  const money = (name: string): string | null => (cell(name) === null ? null : Number(cell(name)).toFixed(2))
  return [cell('channel'), Number(cell('leads') ?? 0), Number(cell('won') ?? 0), money('spend'), money('cost_per_lead')]
}

describe('the dashboard of psql', () => {
  test.runIf(existsSync(psql))('runs in psql itself, with days and without', async ({ bi: { url } }) => {
    const run = async (...args: string[]): Promise<string> => {
      const { stdout } = await promisify(execFile)(psql, [url, ...args, '-f', biPath('dashboard.sql')])
      return stdout
    }
    expect(await run('-v', 'from=2026-01-01', '-v', 'to=2026-12-31')).toMatch(/2026-01-01 to before 2026-12-31/)
    expect(await run('-v', 'from=2026-01-01')).toMatch(/Trade Show +│ +3 │/)
    expect(await run()).toContain('Weak, or neglected?')
  })
})

describe('the files of Grafana', () => {
  test('place every panel on the grid, none over another, each with its query and what it means', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)}/${y + Math.floor(i / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
    for (const { title, gridPos, description, targets } of dashboard.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24)
      expect(description, title).not.toBe('')
      expect(targets, title).toHaveLength(1)
    }
  })

  test('name columns that their queries have', async ({ bi: { session } }) => {
    for (const { title, targets, fieldConfig, options } of dashboard.panels) {
      const [target] = panelsOf({ ...dashboard, panels: dashboard.panels.filter((panel) => panel.title === title) })
      const { fields } = await session.query(target?.statement ?? '')
      const columns = fields.map(({ name }) => name)
      const named = fieldConfig.overrides.map(({ matcher }) => matcher.options)
      expect(columns, title).toEqual(expect.arrayContaining([...named, ...(options.xField ? [options.xField] : [])]))
      if (targets[0]?.format === 'time_series') expect(columns, title).toContain('time')
    }
  })

  test('agree on the data source', () => {
    const { datasources } = parse(readBi('grafana/datasource.yaml'))
    const { providers } = parse(readBi('grafana/dashboards.yaml'))
    expect(datasources).toHaveLength(1)
    expect(providers).toMatchObject([{ type: 'file', options: { path: expect.stringContaining('/') } }])
    for (const { datasource } of dashboard.panels) expect(datasource.uid).toBe(datasources[0].uid)
    expect(JSON.stringify(datasources)).not.toMatch(/password":"(?!\$)/)
  })
})
