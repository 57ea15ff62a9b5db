import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BatchInput, EventId, StreamId } from '@touchline/schema'
import { uuidv7From } from '../../packages/server/src/lib/uuidv7-from.ts'
import { touchpointId } from '../../packages/server/src/modules/reports/global-id.ts'
import type { Figure, Say } from '../figure.ts'
import { askGraphql } from './ask-graphql.ts'
import { eventsPerBatch, makeBatches } from './batches.ts'
import { postRequest, sendAll } from './load.ts'
import { quantile } from './quantile.ts'
import { type Collector, startCollector } from './start-collector.ts'

const seconds = 20
/** At the same load before anything is measured: meanwhile code is compiled, and PostgreSQL counts what were empty tables. */
const warmUpSeconds = 10
const connections = 64
const probeEveryMs = 250
const lookEveryMs = 50
/** What isn't seen this long after the load has ended counts as this old. */
const patienceMs = 60_000
/** Of what isn't seen yet the oldest are looked for: a query has no more than 30 aliases. */
const mostAtOnce = 30

/**
 * Seconds from the collector's answer until GraphQL has the visit, with the lead that came of it, at the 99th percentile,
 * while one process collects events at this rate, derives them and answers, and has done so for a while; and at which rate it
 * then took them.
 */
export async function freshness(say: Say, eventsPerSecond: number): Promise<Figure[]> {
  const collector = await startCollector({ derives: true })
  try {
    const [warmUp, measured] = requestsAt(collector, eventsPerSecond)
    await send(collector, warmUp, warmUpSeconds)
    const ended = new AbortController()
    const probing = probe(collector, ended.signal)
    const sent = await send(collector, measured, seconds)
    ended.abort()
    const seen = await probing
    say(`freshness: ${seen.length} visits looked for; half were seen within ${asSeconds(quantile(seen, 0.5))} s`)
    return [
      { name: 'derive.freshness_p99_s', value: quantile(seen, 0.99) / 1_000, unit: 's' },
      {
        name: 'derive.freshness_rate',
        value: sent,
        unit: 'events/s',
        baseline: { name: 'half of what the collector takes while nothing is derived', value: eventsPerSecond },
      },
    ]
  } finally {
    await collector.stop()
  }
}

const asSeconds = (ms: number): string => (ms / 1_000).toFixed(2)

/** What is sent at that rate, to warm up and then to be measured. */
function requestsAt({ address, key }: Collector, eventsPerSecond: number): [Buffer[], Buffer[]] {
  const during = (lasting: number): Buffer[] =>
    makeBatches(Math.round((eventsPerSecond * lasting) / eventsPerBatch)).map((body) =>
      postRequest(address, `/v1/events?key=${key}`, body),
    )
  return [during(warmUpSeconds), during(seconds)]
}

/** Sends all in that time, as far as the collector follows. Returns how many events a second it took. */
async function send({ address }: Collector, requests: readonly Buffer[], lasting: number): Promise<number> {
  const slices = lasting * slicesPerSecond
  const started = performance.now()
  for (let slice = 0; slice < slices; slice++) {
    await sleep(Math.max(0, started + (slice * 1_000) / slicesPerSecond - performance.now()))
    const part = requests.slice((slice * requests.length) / slices, ((slice + 1) * requests.length) / slices)
    await sendAll({ address, connections: Math.min(connections, part.length) }, part, () => {})
  }
  return (requests.length * eventsPerBatch * 1_000) / (performance.now() - started)
}

const slicesPerSecond = 10

/** Sends leads until the load has ended. Returns after how many milliseconds each was seen. */
async function probe(collector: Collector, ended: AbortSignal): Promise<number[]> {
  const sent = new Map<string, number>()
  const seen = look(collector, sent, ended)
  while (!ended.aborted) {
    sent.set(await sendLead(collector), performance.now())
    await sleep(probeEveryMs)
  }
  return seen
}

/** Somebody who comes and sends a lead form. Returns the id that GraphQL gives to the visit. */
async function sendLead({ address, key }: Collector): Promise<string> {
  const visitorId = randomUUID()
  // Shortly before, as nothing happens after it was received: the earliest event gives the visit its id.
  const at = Date.now() - 1_000
  const common = (event: number) => ({
    id: uuidv7From(at, `${visitorId}${event}`),
    occurredAt: new Date(at + event).toISOString(),
  })
  const url = 'https://www.example.com/'
  const batch: BatchInput = {
    visitorId,
    sentAt: new Date().toISOString(),
    events: [
      { ...common(1), type: 'page', url },
      { ...common(2), type: 'identify', emailHash: visitorId.replaceAll('-', '').repeat(2) },
      { ...common(3), type: 'form', url, form: 'demo', lead: true },
    ],
  }
  const response = await fetch(`${address}/v1/events?key=${key}`, { method: 'POST', body: JSON.stringify(batch) })
  if (!response.ok) throw new Error(`Not taken: ${response.status}`)
  return touchpointId({ streamId: visitorId as StreamId, eventId: common(1).id as EventId })
}

/**
 * Looks for all that was sent, and not seen yet, in one request: looking is to take as little of the processor as it can.
 *
 * @param sent When each visit was sent. Whatever is seen is taken out.
 */
async function look(
  { address, secretKey }: Collector,
  sent: Map<string, number>,
  ended: AbortSignal,
): Promise<number[]> {
  const ages: number[] = []
  const age = (touchpoint: string): void => {
    ages.push(performance.now() - (sent.get(touchpoint) ?? Number.NaN))
    sent.delete(touchpoint)
  }
  for (let endedAt: number | null = null; !ended.aborted || sent.size > 0; ) {
    await sleep(lookEveryMs)
    const some = [...sent.keys()].slice(0, mostAtOnce)
    if (some.length > 0) for (const touchpoint of await seenAmong(address, secretKey, some)) age(touchpoint)
    if (ended.aborted) endedAt ??= performance.now()
    if (endedAt !== null && performance.now() - endedAt > patienceMs)
      for (const touchpoint of sent.keys()) age(touchpoint)
  }
  return ages
}

async function seenAmong(address: string, secretKey: string, touchpoints: readonly string[]): Promise<string[]> {
  const nodes = touchpoints.map((id, i) => `node${i}: node(id: "${id}") { id }`)
  const found = await askGraphql<Record<string, { id: string } | null>>(address, secretKey, `{ ${nodes.join(' ')} }`)
  return Object.values(found).flatMap((node) => (node ? [node.id] : []))
}
