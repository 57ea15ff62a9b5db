import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type ChannelTruth,
  companyTimeZone,
  type Demo,
  generateCompany,
  guarded,
  setUp,
  touchlineIn,
} from '@touchline/example-demo'
import pg from 'pg'

/** A Touchline with the demo's sample company, brought in as `pnpm demo` does it, and what is true of that. */
export type SampleCompany = {
  readonly answer: Demo['answer']
  readonly truth: readonly ChannelTruth[]
  /** The day so many days ago, as the company counts: `2026-11-22`. Today nothing has happened yet. */
  readonly daysAgo: (days: number) => string
  /** Asks GraphQL with a secret key. */
  readonly ask: <Data>(query: string, variables?: object) => Promise<Data>
  /** Asks SQL with a BI login. */
  readonly select: <Row>(statement: string) => Promise<Row[]>
  readonly stop: () => Promise<void>
}

export async function startSampleCompany(): Promise<SampleCompany> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-sample-'))
  const guard = await guarded(home)
  try {
    const touchline = touchlineIn(home, guard, process.env)
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: companyTimeZone }).format(new Date())
    const company = generateCompany(1, today)
    const demo = await setUp(touchline, company, home, { port: 0, biPort: await freePort() })
    const { url } = JSON.parse(await touchline.run('bi', 'grant', '--name', 'test', '--json'))
    const session = new pg.Client({ connectionString: url })
    await session.connect()
    return {
      answer: demo.answer,
      truth: company.truth,
      daysAgo: (days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10),
      ask: (query, variables) => ask(demo, query, variables),
      select: async (statement) => (await session.query(statement)).rows,
      stop: async () => {
        await session.end()
        await guard.end()
      },
    }
  } catch (error) {
    await guard.end()
    throw error
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function ask<Data>({ server, secretKey }: Demo, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(`GraphQL: ${JSON.stringify(errors)}`)
  return data
}
