import { createHash } from 'node:crypto'
import { attributionModels } from '@touchline/schema'
import { to } from 'pg-copy-streams'
import { asWorkspace } from '../../packages/server/src/db/as-workspace.ts'
import { connect } from '../../packages/server/src/db/connect.ts'
import { markov } from '../../packages/server/src/modules/attribution/markov.ts'
import { models } from '../../packages/server/src/modules/attribution/models.ts'
import { readJourneys } from '../../packages/server/src/modules/reports/asked-journeys.queries.ts'
import { type AskedJourneys, earnedByRules, pathsOf } from '../../packages/server/src/modules/reports/asked-journeys.ts'
import {
  type AttributionQuestion,
  attributionQuestion,
} from '../../packages/server/src/modules/reports/attribution-report.ts'
import { type Figure, median, type Say } from '../figure.ts'
import type { Client } from '../pipeline/bare-copy.ts'
import { postgresCpuSeconds } from '../pipeline/derive/postgres-cpu.ts'
import type { Company } from './company.ts'
import { bareReads } from './fill.ts'

const rounds = 5

/**
 * Seconds of the processor, ours and PostgreSQL's, that it takes to read all journeys and to weigh them, as a report does; over
 * those of reading the same rows by COPY and no more.
 */
export async function versusRead(company: Company, say: Say): Promise<Figure[]> {
  const client = await connect(company.url)
  try {
    const question = everything(company)
    return figures(
      await inTurns(company, say, {
        read: () => readBare(client, company),
        rules: () => asked(company, question, rulesAndMarkov),
        third: () => asked(company, question, markovOfThree),
      }),
    )
  } finally {
    await client.end()
  }
}

type Ways<Result> = Readonly<Record<'read' | 'rules' | 'third', Result>>

async function inTurns(company: Company, say: Say, ways: Ways<() => Promise<unknown>>): Promise<Ways<number[]>> {
  const spent = { read: [] as number[], rules: [] as number[], third: [] as number[] }
  const answers = new Set<string>()
  for (let round = 0; round <= rounds; round++) {
    for (const way of ['read', 'rules', 'third'] as const) {
      const { seconds, cpu, result } = await measured(company, ways[way])
      say(`round ${round}: ${way} ${cpu.toFixed(2)} s of CPU in ${seconds.toFixed(2)} s`)
      answers.add(`${way} ${hashOf(result)}`)
      // The first ones warm up.
      if (round > 0) spent[way].push(cpu)
    }
  }
  if (answers.size > Object.keys(ways).length) throw new Error('Asked again, the same question had another answer')
  return spent
}

function figures({ read, rules, third }: Ways<number[]>): Figure[] {
  const baseline = { name: 'a bare binary COPY of the same rows', value: median(read) }
  return [
    { name: 'attribution.rules_markov1_vs_read', value: median(rules), unit: 's of CPU', baseline },
    { name: 'attribution.markov3_vs_read', value: median(third), unit: 's of CPU', baseline },
  ]
}

const hashOf = (result: unknown): string => createHash('sha256').update(JSON.stringify(result)).digest('hex')

/** Another look-back than is stored, so that everything is weighed anew; all that there ever was. */
const everything = ({ workspace }: Company): AttributionQuestion =>
  attributionQuestion(
    {
      input: { range: { lastDays: 10_000 }, withoutClaims: false },
      ...{ model: 'MARKOV', milestone: 'WON', basis: 'COHORT', groupBy: ['CHANNEL'], lookbackDays: 90 },
    },
    workspace,
    new Date(),
  )

const asked = <Answer>(
  { reader, workspace }: Company,
  question: AttributionQuestion,
  answer: (question: AttributionQuestion, journeys: AskedJourneys) => Promise<Answer> | Answer,
): Promise<Answer> =>
  asWorkspace(reader, workspace.id, async (db) => answer(question, await readJourneys(db, question, true)))

async function rulesAndMarkov(question: AttributionQuestion, journeys: AskedJourneys) {
  const rules = await earnedByRules(
    question,
    journeys,
    attributionModels.map((name) => models[name]),
  )
  const { keys, ways } = pathsOf(question, journeys)
  return {
    rules: rules.map((rows) => rows.toSorted((a, b) => (`${a.keys}` < `${b.keys}` ? -1 : 1))),
    keys,
    markov: markov(ways, keys.length, 1),
  }
}

function markovOfThree(question: AttributionQuestion, journeys: AskedJourneys) {
  const { keys, ways } = pathsOf(question, journeys)
  return { keys, markov: markov(ways, keys.length, 3) }
}

async function readBare(client: Client, { workspace }: Company): Promise<number> {
  let bytes = 0
  for (const select of bareReads(workspace.id)) {
    for await (const piece of client.query(to(`copy (${select}) to stdout (format binary)`))) bytes += piece.length
  }
  return bytes
}

async function measured<Result>({ postgres }: Company, work: () => Promise<Result>) {
  const [started, before, own] = [performance.now(), await postgresCpuSeconds(postgres), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(own)
  const ofPostgres = ((await postgresCpuSeconds(postgres)) ?? 0) - (before ?? 0)
  return { result, seconds: (performance.now() - started) / 1_000, cpu: (user + system) / 1e6 + ofPostgres }
}
