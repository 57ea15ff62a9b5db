import type { DuckDBConnection } from '@duckdb/node-api'
import type { PersonId } from '@touchline/schema'
import { computeLeads } from '../../../packages/server/src/pipeline/derive-leads.ts'
import type { Figure, Say } from '../../figure.ts'
import { fourModels } from './duckdb.ts'
import type { History } from './history.ts'
import { postgresCpuSeconds } from './postgres-cpu.ts'

const personsAtOnce = 1_000

/**
 * Seconds of the processor, ours and PostgreSQL's, that it takes to read all persons' facts and journeys and to compute
 * everything of their leads: all models of every milestone among it. Over those of DuckDB for four models.
 */
export async function computing(history: History, duckdb: DuckDBConnection, say: Say): Promise<Figure> {
  const persons = await personsOf(history)
  const before = await postgresCpuSeconds(history.postgres)
  const own = await cpuSecondsOf(() => computeAll(history, persons))
  const after = await postgresCpuSeconds(history.postgres)
  const postgres = before === null || after === null ? 0 : after - before
  const baseline = await cpuSecondsOf(() => duckdb.run(fourModels(history.workspace.lookbackDays)))
  say(`computing: ${own.toFixed(2)} s of Node's processor and ${postgres.toFixed(2)} s of PostgreSQL's`)
  return {
    name: 'derive.compute_vs_duckdb',
    value: own + postgres,
    unit: 's of CPU',
    baseline: { name: 'DuckDB computing four models over the same rows', value: baseline },
  }
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

async function computeAll({ derive, workspace }: History, persons: readonly PersonId[]): Promise<void> {
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
