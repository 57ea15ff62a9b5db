import type { DuckDBConnection } from '@duckdb/node-api'
import { connect } from '../../../packages/server/src/db/connect.ts'
import { aSecretKey } from '../../../packages/server/src/test/workspaces.ts'
import { type Figure, median } from '../../figure.ts'
import { askGraphql } from '../ask-graphql.ts'
import type { Client } from '../bare-copy.ts'
import { quantile } from '../quantile.ts'
import { startCollector } from '../start-collector.ts'
import { adHoc } from './duckdb.ts'
import type { History } from './history.ts'
import { dayMs } from './lead.ts'

const channelQuestions = 100
const adHocQuestions = 7
const lookbackDays = 90
const campaign = 'c7'

/** Milliseconds that answers of GraphQL take, over HTTP, one question at a time. */
export async function reporting(history: History, duckdb: DuckDBConnection): Promise<Figure[]> {
  const key = await aSecretKey(history.owner, history.workspace.id, { requestsPerSecond: 1_000 })
  const server = await startCollector({ databaseUrl: history.url })
  try {
    const ask = (query: string): Promise<unknown> => askGraphql(server.address, key, query)
    return [...(await channelReport(history, ask)), await adHocReport(history, duckdb, ask)]
  } finally {
    await server.stop()
  }
}

type Ask = (query: string) => Promise<unknown>

async function channelReport(history: History, ask: Ask): Promise<Figure[]> {
  const client = await connect(history.url)
  try {
    await makeRollUp(client)
    const answers = await timesOf(channelQuestions, () => ask(channelQuestion))
    const bare = await timesOf(channelQuestions, () => client.query(rollUpQuestion(history.end)))
    const figure = (name: string, share: number): Figure => ({
      name,
      value: quantile(answers, share),
      unit: 'ms',
      baseline: { name: 'SQL by hand over a roll-up', value: quantile(bare, share) },
    })
    return [figure('report.channel_p50_ms', 0.5), figure('report.channel_p99_ms', 0.99)]
  } finally {
    await client.end()
  }
}

async function adHocReport({ end }: History, duckdb: DuckDBConnection, ask: Ask): Promise<Figure> {
  const answers = await timesOf(adHocQuestions, () => ask(adHocQuestion))
  const statement = adHoc(lookbackDays, campaign, end - 365 * dayMs, end)
  const baseline = await timesOf(adHocQuestions, async () => (await duckdb.runAndReadAll(statement)).getRows())
  return {
    name: 'report.adhoc_p50_ms',
    value: median(answers),
    unit: 'ms',
    baseline: { name: 'DuckDB over the same touchpoints', value: median(baseline) },
  }
}

const channelQuestion = `{ channelPerformance(input: { range: { preset: LAST_12_MONTHS } }) {
  rows { keys { value } leads mqls won lost closeRate { value } revenue { amount } pipeline { amount } daysToWin { p50 } } } }`

const adHocQuestion = `{ attribution(
  input: { range: { preset: LAST_12_MONTHS }, filter: { where: { dimension: "CAMPAIGN", op: EQ, values: ["${campaign}"] } } }
  model: POSITION, milestone: WON, lookbackDays: ${lookbackDays}) { rows { keys { value } credit value { amount } } } }`

/** The least that a channel report could be read from: a row for each day and channel. */
const makeRollUp = (client: Client): Promise<unknown> =>
  client.query(`
    create table channel_roll_up as
    select (l.lead_at at time zone 'UTC')::date as day, a.channel, count(*) as leads,
      count(l.mql_known_by) as mqls, count(l.won_known_by) as won, sum(l.revenue_minor) as revenue
    from lead l join lead_assignment a using (workspace_id, person_id, lead_no)
    where a.assign_by = 'LEAD_CREATION' group by 1, 2;
    create index on channel_roll_up (day);
    analyze channel_roll_up`)

const rollUpQuestion = (end: number): string => `
  select channel, sum(leads), sum(mqls), sum(won), sum(revenue) from channel_roll_up
  where day >= '${new Date(end - 365 * dayMs).toISOString().slice(0, 10)}' group by channel`

async function timesOf(count: number, work: () => Promise<unknown>): Promise<number[]> {
  await work()
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times
}
