import type { PersonId } from '@touchline/schema'
import { connect } from '../../../packages/server/src/db/connect.ts'
import { computeConversions, replaceConversions } from '../../../packages/server/src/pipeline/derive-conversions.ts'
import { computeLeads } from '../../../packages/server/src/pipeline/derive-leads.ts'
import { type LeadRows, leadTables, replaceLeads } from '../../../packages/server/src/pipeline/leads.queries.ts'
import { type Figure, median, type Say } from '../../figure.ts'
import { copyOut } from './copy-out.ts'
import { copyIn } from './fill.ts'
import { type History, secondsOf } from './history.ts'

const rounds = 3
const leads = 20_000
const leadsAtOnce = 1_000

/**
 * Rows per second at which what is derived of leads is written, batch by batch in a transaction each, into empty tables;
 * over those of COPY, table by table, of the same rows into the same tables. It empties them.
 */
export async function writing(history: History, say: Say): Promise<Figure> {
  const batches = await computeBatches(history)
  const rows = batches.reduce((sum, batch) => sum + countRows(batch), 0)
  const written: number[] = []
  const copied: number[] = []
  for (let round = 1; round <= rounds; round++) {
    await empty(history)
    written.push(rows / (await secondsOf(() => write(history, batches))))
    const texts = await readAll(history)
    await empty(history)
    copied.push(rows / (await secondsOf(() => copy(history, texts))))
  }
  say(`writing: ${rows} rows of leads, ${rounds} rounds`)
  return {
    name: 'derive.write_vs_copy',
    value: median(written),
    unit: 'rows/s',
    baseline: { name: 'COPY of the same rows', value: median(copied) },
  }
}

type Batch = {
  readonly persons: readonly PersonId[]
  readonly rows: LeadRows
  readonly conversions: Awaited<ReturnType<typeof computeConversions>>
}

const countRows = ({ rows, conversions }: Batch): number =>
  Object.values(rows).reduce((sum, of) => sum + of.length, conversions.length)

async function computeBatches({ derive, owner, workspace }: History): Promise<Batch[]> {
  const rows = await owner
    .selectFrom('lead')
    .where('workspace_id', '=', workspace.id)
    .orderBy('person_id')
    .limit(leads)
    .select('person_id')
    .distinct()
    .execute()
  const batches: Batch[] = []
  for (let first = 0; first < rows.length; first += leadsAtOnce) {
    const persons: PersonId[] = rows.slice(first, first + leadsAtOnce).map(({ person_id }) => person_id)
    batches.push({
      persons,
      rows: await computeLeads(derive, workspace, persons),
      conversions: await computeConversions(derive, workspace, persons),
    })
  }
  return batches
}

async function write({ derive, workspace }: History, batches: readonly Batch[]): Promise<void> {
  for (const { persons, rows, conversions } of batches) {
    await derive.transaction().execute(async (trx) => {
      await replaceLeads(trx, workspace.id, persons, rows)
      await replaceConversions(trx, workspace.id, persons, conversions)
    })
  }
}

const readAll = ({ url }: History): Promise<string[]> =>
  Promise.all(leadTables.map(async (table) => (await copyOut(url, `copy ${table} to stdout`)).toString()))

async function copy({ url }: History, texts: readonly string[]): Promise<void> {
  const client = await connect(url)
  try {
    for (const [i, table] of leadTables.entries()) await copyIn(client, table, texts[i] ?? '')
  } finally {
    await client.end()
  }
}

async function empty({ url }: History): Promise<void> {
  const client = await connect(url)
  try {
    await client.query(`truncate ${leadTables.join(', ')}`)
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
