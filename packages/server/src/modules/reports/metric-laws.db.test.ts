import {
  expressionOf,
  type Metric,
  type MetricDimension,
  type MetricId,
  metrics,
  sqlOf,
  type WorkspaceId,
} from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { Db } from '../../db/database.ts'
import { type Exports, startExports } from '../../test/export-test.ts'
import { test as base, know, readingParts, type Server, startServer } from '../../test/graphql-test.ts'
import { settle } from '../../test/ledger-company.ts'
import { aPerson, companyOf, someSpends } from '../../test/random-company.ts'
import { leadDimensions } from './dimensions.ts'

/*
 * A metric is the same number wherever one reads it, and however it is cut: in `kpis`, in `channelPerformance`, in the
 * views for BI and in CSV files, on companies made at random.
 */

const all: readonly Metric[] = metrics
const range = { between: { from: '2025-12-01', to: '2026-07-01' } }

/** The values of every metric, by the keys of the rows that they are of. */
type Table = Readonly<Record<string, Readonly<Record<string, string | null>>>>

type Share = { readonly numerator: number; readonly denominator: number }
const shareOf = ({ numerator, denominator }: Share): string | null =>
  denominator === 0 ? null : (numerator / denominator).toFixed(6)

type ChannelRow = {
  readonly keys: readonly { readonly value: string }[]
} & Readonly<Record<'closeRate' | 'answeredWithinSla', Share>> &
  Readonly<Record<'leads' | 'mqls' | 'sals' | 'untouched' | 'won', number>> &
  Readonly<Record<'pipeline' | 'revenue' | 'spend' | 'costPerLead' | 'costPerWin', { readonly amount: string } | null>>

/** Where `channelPerformance` has each metric. */
const inChannelRow: Readonly<Record<MetricId, (row: ChannelRow) => string | null>> = {
  leads: ({ leads }) => String(leads),
  mqls: ({ mqls }) => String(mqls),
  accepted: ({ sals }) => String(sals),
  answered_within_sla: ({ answeredWithinSla }) => shareOf(answeredWithinSla),
  untouched: ({ untouched }) => String(untouched),
  won: ({ won }) => String(won),
  close_rate: ({ closeRate }) => shareOf(closeRate),
  pipeline: ({ pipeline }) => pipeline?.amount ?? null,
  revenue: ({ revenue }) => revenue?.amount ?? null,
  spend: (row) => row.spend?.amount ?? null,
  cost_per_lead: ({ costPerLead }) => costPerLead?.amount ?? null,
  cost_per_win: ({ costPerWin }) => costPerWin?.amount ?? null,
}

async function inChannelPerformance(server: Server, dimension: MetricDimension): Promise<Table> {
  const { data, errors } = await server.ask(
    `query ($input: ReportInput!, $groupBy: [LeadDimension!]!) { channelPerformance(input: $input, groupBy: $groupBy) { rows {
      keys { value } leads mqls sals untouched answeredWithinSla { numerator denominator } won pipeline { amount } revenue { amount } closeRate { numerator denominator }
      spend { amount } costPerLead { amount } costPerWin { amount } } } }`,
    { variables: { input: { range }, groupBy: [dimension] } },
  )
  expect(errors).toBeUndefined()
  const rows: readonly ChannelRow[] = data.channelPerformance.rows
  const values = (row: ChannelRow) => Object.entries(inChannelRow).map(([id, read]) => [id, read(row)])
  return Object.fromEntries(rows.map((row) => [row.keys[0]?.value, Object.fromEntries(values(row))]))
}

type Line = Readonly<Record<string, string>>

const orNull = (cell: string | undefined): string | null => (cell === '' || cell === undefined ? null : cell)

async function inFile(exports: Exports, report: string, parameters: Line = {}): Promise<readonly Line[]> {
  const { status, rows } = await exports.get(
    `/${report}.csv?${new URLSearchParams({ ...range.between, ...parameters })}`,
  )
  expect(status).toBe(200)
  return rows
}

/** By a column of the file. The others are called like metrics, shares are computed from their parts. */
async function inPerformanceFile(exports: Exports, dimension: MetricDimension): Promise<Table> {
  const cellOf = (row: Line, { id, unit }: Metric): string | null => {
    if (unit !== 'RATIO') return orNull(row[id])
    return shareOf({ numerator: Number(row[`${id}_numerator`]), denominator: Number(row[`${id}_denominator`]) })
  }
  const rows = await inFile(exports, 'channel-performance', { groupBy: dimension })
  return Object.fromEntries(
    rows.map((row) => [
      row[dimension.toLowerCase()],
      Object.fromEntries(all.map((metric) => [metric.id, cellOf(row, metric)])),
    ]),
  )
}

/** A metric of each month, as the file has it and as `kpis` says it. */
const seriesOf = (items: readonly Item[]): readonly Line[] =>
  items.flatMap(({ metric, series }) =>
    series.map(({ bucket, value }) => ({ metric: metric.id, bucket, value: value ?? '' })),
  )

const kpiFields = 'items { metric { id } value series { bucket value } }'
type Item = { metric: { id: string }; value: string | null; series: { bucket: string; value: string | null }[] }

async function askKpis(server: Server, input: object): Promise<readonly Item[]> {
  const { data, errors } = await server.ask(`query ($input: ReportInput!) { kpis(input: $input) { ${kpiFields} } }`, {
    variables: { input },
  })
  expect(errors).toBeUndefined()
  return data.kpis.items
}

/** Each value of the dimension asked for by itself. */
async function inKpis(server: Server, dimension: MetricDimension, values: readonly string[]): Promise<Table> {
  const rows: [string, Table[string]][] = []
  for (const value of values) {
    const filter = { where: { dimension, op: 'EQ', values: [value] } }
    const items = await askKpis(server, { range, filter })
    rows.push([value, Object.fromEntries(items.map((item) => [item.metric.id, item.value]))])
  }
  return Object.fromEntries(rows)
}

/** By a column of the view. */
async function inView(reader: Db, id: WorkspaceId, column: 'channel' | 'source'): Promise<Table> {
  const values = all.map((metric) => `(${expressionOf(metric)})::text as ${metric.id}`).join(', ')
  const query = `select ${column} as key, ${values} from reporting.kpis_monthly
    where month >= '${range.between.from}' and month < '${range.between.to}' group by ${column}`
  const { rows } = await asWorkspace(reader, id, (trx) => sql.raw<{ key: string }>(query).execute(trx))
  return Object.fromEntries(rows.map(({ key, ...row }) => [key, row]))
}

/** What the statement of a metric says of each month. */
async function byMonth(reader: Db, id: WorkspaceId, metric: Metric): Promise<Readonly<Record<string, string | null>>> {
  const statement = `select month::text, ${metric.id}::text as value from (${sqlOf(metric)}) as metric`
  const { rows } = await asWorkspace(reader, id, (trx) =>
    sql.raw<{ month: string; value: string | null }>(statement).execute(trx),
  )
  return Object.fromEntries(rows.map(({ month, value }) => [month, value]))
}

/** Without the metrics that it is no dimension of. */
const ofDimension = (table: Table, dimension: MetricDimension): Table => {
  const known = all.filter(({ dimensions }) => dimensions.includes(dimension)).map(({ id }) => id)
  const kept = (row: Table[string]) => Object.fromEntries(Object.entries(row).filter(([id]) => known.includes(id)))
  return Object.fromEntries(Object.entries(table).map(([key, row]) => [key, kept(row)]))
}

/** The views know no time but that of the database. */
const test = base.extend<{ asked: Server; exported: Exports }>({
  asked: async ({ reader, keys }, use) => {
    const server = await startServer(reader, keys[0], 30, () => new Date())
    await use(server)
    await server.app.close()
  },
  exported: async ({ reader, keys }, use) => {
    const exports = await startExports(
      readingParts(reader, 30, () => new Date()),
      keys[0],
    )
    await use(exports)
    await exports.app.close()
  },
})

describe.for([1, 2])('of company %i', (seed) => {
  test.beforeEach(async ({ db, workspaces }) => {
    const persons = fc.array(aPerson, { minLength: 40, maxLength: 40 })
    for (const [i, workspace] of workspaces.entries()) {
      await settle(db, workspace)
      const [company] = fc.sample(fc.tuple(persons, someSpends), { seed: seed + 10 * i, numRuns: 1 })
      if (company) await know(db, workspace, { ...companyOf(company[0]), spends: company[1] })
    }
  })

  test('each metric is the same in kpis, channelPerformance and CSV, by each of its dimensions', async ({
    asked: server,
    exported: exports,
  }) => {
    for (const dimension of leadDimensions) {
      const performance = await inChannelPerformance(server, dimension)
      expect(Object.keys(performance).length, dimension).toBeGreaterThan(1)
      const kpis = await inKpis(server, dimension, Object.keys(performance))
      expect(ofDimension(kpis, dimension), dimension).toEqual(ofDimension(performance, dimension))
      expect(await inPerformanceFile(exports, dimension), dimension).toEqual(performance)
    }
  })

  test('each metric, and each of its months, is the same in CSV and in kpis', async ({
    asked: server,
    exported: exports,
  }) => {
    const items = await askKpis(server, { range })
    const files = [await inFile(exports, 'kpis'), await inFile(exports, 'kpi-series')] as const
    expect(files[0].map(({ metric, value }) => ({ metric, value }))).toEqual(
      items.map(({ metric, value }) => ({ metric: metric.id, value: value ?? '' })),
    )
    expect(files[1].map(({ metric, bucket, value }) => ({ metric, bucket, value }))).toEqual(seriesOf(items))
  })

  test('each metric is the same in the view and in kpis', async ({ reader, asked: server, workspaces }) => {
    for (const dimension of ['CHANNEL', 'SOURCE'] as const) {
      const view = await inView(reader, workspaces[0].id, dimension === 'CHANNEL' ? 'channel' : 'source')
      expect(Object.keys(view).length).toBeGreaterThan(3)
      expect(await inKpis(server, dimension, Object.keys(view))).toEqual(view)
    }
  })

  test('each metric by month is what its statement says', async ({ reader, asked: server, workspaces }) => {
    const items = await askKpis(server, { range })
    for (const metric of all) {
      const stated = await byMonth(reader, workspaces[0].id, metric)
      const series = items.find((item) => item.metric.id === metric.id)?.series ?? []
      const told = series.filter(({ bucket }) => bucket in stated)
      expect(Object.fromEntries(told.map(({ bucket, value }) => [bucket, value])), metric.id).toEqual(stated)
      const silent = series.filter(({ bucket }) => !(bucket in stated))
      expect(silent.every(({ value }) => value === null || Number(value) === 0)).toBe(true)
    }
  })
})
