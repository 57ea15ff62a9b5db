import type { BatchVerdict } from '@touchline/schema'
import { connect } from '../../packages/server/src/db/connect.ts'
import { type Figure, median, type Say, withUnit } from '../figure.ts'
import { type Client, copyBare, createBareTable, readEvents } from './bare-copy.ts'
import { eventsPerBatch, makeBatches } from './batches.ts'
import { postRequest, sendAll } from './load.ts'
import { watchMemory } from './memory.ts'
import { type Collector, startCollector } from './start-collector.ts'

const rounds = 5
const batchesPerRound = 10_000
const warmUpBatches = 2_000
const connections = 256

/**
 * Rows per second through the collector, over those of one bare COPY stream of the same rows; and the memory that its process
 * holds meanwhile.
 */
export async function collecting(say: Say): Promise<Figure[]> {
  const collector = await startCollector()
  const client = await connect(collector.databaseUrl)
  try {
    await prepare(collector, client, say)
    const memory = watchMemory(collector.pid)
    const collected: number[] = []
    const copied: number[] = []
    for (let round = 1; round <= rounds; round++) {
      collected.push(await collect(collector, client, batchesPerRound))
      copied.push(await copy(client))
      say(`round ${round}: collector ${withUnit(last(collected), unit)}, COPY ${withUnit(last(copied), unit)}`)
    }
    return [versusCopy(collected, copied), memory.end(say)]
  } finally {
    await client.end()
    await collector.stop()
  }
}

const versusCopy = (collected: readonly number[], copied: readonly number[]): Figure => ({
  name: 'collect.vs_copy',
  value: median(collected),
  unit,
  baseline: { name: 'one COPY stream of the same rows', value: median(copied) },
})

const unit = 'rows/s'
const last = (values: readonly number[]): number => values.at(-1) ?? Number.NaN

async function prepare(collector: Collector, client: Client, say: Say): Promise<void> {
  const { rows } = await client.query(`
    select version(), current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`)
  say(`${rows[0].version}, fsync ${rows[0].fsync}, synchronous_commit ${rows[0].synchronous_commit}`)
  say(
    `${eventsPerBatch} events a request, ${connections} connections, ${batchesPerRound * eventsPerBatch} rows a round`,
  )
  await createBareTable(client)
  await collect(collector, client, warmUpBatches)
  await copy(client)
}

async function collect({ address, key }: Collector, client: Client, batches: number): Promise<number> {
  const requests = makeBatches(batches).map((body) => postRequest(address, `/v1/events?key=${key}`, body))
  await client.query('truncate event, changed')
  await client.query('checkpoint')
  let accepted = 0
  const started = performance.now()
  await sendAll({ address, connections }, requests, (body) => {
    accepted += (JSON.parse(body) as BatchVerdict).accepted
  })
  const seconds = (performance.now() - started) / 1_000
  if (accepted !== batches * eventsPerBatch) throw new Error(`Of ${batches} batches only ${accepted} events were taken`)
  return accepted / seconds
}

async function copy(client: Client): Promise<number> {
  const rows = await readEvents(client)
  await client.query('truncate event_bare')
  await client.query('checkpoint')
  const seconds = (await copyBare(client, rows)) / 1_000
  const { rows: counted } = await client.query('select count(*)::int as n from event_bare')
  return counted[0].n / seconds
}
