import type { DuckDBConnection } from '@duckdb/node-api'
import type { PersonId } from '@touchline/schema'
import { computeAllConversions } from '../../../packages/server/src/pipeline/derive-conversions.ts'
import { computeLeads } from '../../../packages/server/src/pipeline/derive-leads.ts'
import type { Figure, Say } from '../../figure.ts'
import { fourModels } from './duckdb.ts'
import type { History } from './history.ts'
import { postgresCpuSeconds } from './postgres-cpu.ts'

const personsAtOnce = 1_000

/**
 * Seconds of the processor, ours and PostgreSQL's, that it takes to read all leads and touchpoints and to compute who earned what:
 * all rule models, of every milestone. Over those of DuckDB for four models of the same rows, in its own memory. And microseconds
 * of the processor for each lead that it takes to make leads of what the CRM and the journeys say, their ledgers among it.
 */
export async function computing(history: History, duckdb: DuckDBConnection, say: Say): Promise<Figure[]> {
  const persons = await personsOf(history)
  const conversions = await cpuOf(history, () => computeConversions(history))
  say(`computing conversions: ${inWords(conversions)}`)
  const baseline = await cpuSecondsOf(() => duckdb.run(fourModels(history.workspace.lookbackDays)))
  const leads = await cpuOf(history, () => computeAllLeads(history, persons))
  say(`computing leads: ${inWords(leads)}`)
  return [
    {
      name: 'derive.compute_vs_duckdb',
      value: conversions.own + conversions.postgres,
      unit: 's of CPU',
      baseline: { name: 'DuckDB computing four models over the same rows', value: baseline },
    },
    {
      name: 'derive.lead_us',
      value: ((leads.own + leads.postgres) / history.size.leads) * 1_000_000,
      unit: 'µs of CPU',
    },
  ]
}

type CpuSeconds = { readonly own: number; readonly postgres: number }

const inWords = ({ own, postgres }: CpuSeconds): string =>
  `${own.toFixed(2)} s of Node's processor and ${postgres.toFixed(2)} s of PostgreSQL's`

async function cpuOf({ postgres: pid }: History, work: () => Promise<void>): Promise<CpuSeconds> {
  const before = await postgresCpuSeconds(pid)
  const own = await cpuSecondsOf(work)
  const after = await postgresCpuSeconds(pid)
  return { own, postgres: before === null || after === null ? 0 : after - before }
}

async function computeConversions({ derive, workspace }: History): Promise<void> {
  let credits = 0
  for await (const { conversions } of computeAllConversions(derive, workspace)) credits += conversions.credits.length
  if (credits === 0) throw new Error('Nobody earned anything')
}

const personsOf = async ({ owner, workspace }: History): Promise<PersonId[]> => {
  const rows = await owner
    .selectFrom('person_key')
    .where('workspace_id', '=', workspace.id)
    .select('person_id')
    .distinct()
    .execute()
  return rows.map(({ person_id }) => person_id)
}

async function computeAllLeads({ derive, workspace }: History, persons: readonly PersonId[]): Promise<void> {
  for (let first = 0; first < persons.length; first += personsAtOnce) {
    await computeLeads(derive, workspace, persons.slice(first, first + personsAtOnce))
  }
}

async function cpuSecondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}
