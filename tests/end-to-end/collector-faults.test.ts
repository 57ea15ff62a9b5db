import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { type Killable, startKillable } from '../support/killable.ts'
import { type Batch, chanceOf, deliver, makeBatch, newVisitor, post } from '../support/sender.ts'

/*
 * What is acknowledged is stored, once, whatever happens to the server and its database. TOUCHLINE_FAULT_ROUNDS=50 kills
 * them that often; TOUCHLINE_FAULT_SEED repeats the choices of a run that failed.
 */

const rounds = Number(process.env['TOUCHLINE_FAULT_ROUNDS'] ?? 3)
const seed = Number(process.env['TOUCHLINE_FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32))
const chance = chanceOf(seed)

let touchline: Killable

beforeAll(async () => {
  touchline = await startKillable()
})

afterAll(async () => {
  await touchline?.remove()
})

const addresses = ({ visitorId, ids }: Batch): string[] => ids.map((id) => `${visitorId}/${id}`)

/** Every event of these visitors that is stored, once for each time. */
const storedOf = (batches: readonly Batch[]): Promise<string[]> =>
  touchline.withDatabase(async (client) => {
    const { rows } = await client.query<{ address: string }>(
      `select stream_id || '/' || event_id as address from event where stream_id = any($1)`,
      [[...new Set(batches.map(({ visitorId }) => visitorId))]],
    )
    return rows.map(({ address }) => address).sort()
  })

const inOrder = (batches: readonly Batch[]): string[] => batches.flatMap(addresses).sort()

test('while the database is locked memory is bounded, who has no place is told, and who has one is stored', async () => {
  const batches = Array.from({ length: 100 }, () => makeBatch(chance, newVisitor(), 100, 9_000))
  const before = await touchline.residentMib()
  const locked = touchline.withDatabase(async (client) => {
    await client.query('begin; lock table event in access exclusive mode')
    const answers = batches.map((batch) => post(touchline.url(), touchline.writeKey, batch))
    const refused = await eventually(
      async () => (await Promise.race([Promise.all(answers), settledOf(answers)])).length,
      (count) => count > 50,
    )
    expect(refused).toBeGreaterThan(50)
    expect((await touchline.residentMib()) - before).toBeLessThan(200)
    await client.query('rollback')
    return Promise.all(answers)
  })
  const answers = await locked
  const acknowledged = batches.filter((_, i) => answers[i]?.status === 200)
  expect(acknowledged.length).toBeGreaterThan(20)
  const overloaded = { status: 503, retryAfter: '5', code: 'OVERLOADED' }
  expect(answers.filter((answer) => answer?.status !== 200)).toEqual(
    Array(batches.length - acknowledged.length).fill(overloaded),
  )
  expect(await storedOf(batches)).toEqual(inOrder(acknowledged))
})

/** Those that are settled by now. */
async function settledOf<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled: T[] = []
  for (const promise of promises) void promise.then((value) => settled.push(value))
  await sleep(500)
  return settled
}

test('stopped by SIGTERM under load, it answers whatever it has stored, and ends well', async () => {
  const sent: Batch[] = []
  const acknowledged: Batch[] = []
  const others: unknown[] = []
  const sendUntilClosed = async (): Promise<void> => {
    for (;;) {
      const batch = makeBatch(chance, newVisitor(), 20)
      sent.push(batch)
      const answer = await post(touchline.url(), touchline.writeKey, batch)
      if (!answer) return
      if (answer.status === 200) acknowledged.push(batch)
      else others.push(answer)
    }
  }
  const senders = Array.from({ length: 32 }, sendUntilClosed)
  await eventually(
    async () => acknowledged.length,
    (count) => count > 200,
  )
  expect(await touchline.end('SIGTERM')).toBe(0)
  await Promise.all(senders)
  expect(others).toEqual([])

  await touchline.start()
  expect(acknowledged.length).toBeGreaterThan(200)
  expect(await storedOf(sent)).toEqual(inOrder(acknowledged))
})

describe(`killed at ${rounds} random moments under load (TOUCHLINE_FAULT_SEED=${seed})`, () => {
  test('every acknowledged event is stored once, and what is derived equals a rebuild', {
    timeout: 60_000 + rounds * 20_000,
  }, async () => {
    const delivered: Batch[] = []
    let isOver = false
    const send = async (): Promise<void> => {
      let visitor = newVisitor()
      while (!isOver) {
        if (chance() < 0.2) visitor = newVisitor()
        const batch = makeBatch(chance, visitor, 1 + Math.floor(chance() * 20))
        await deliver(touchline.url, touchline.writeKey, batch)
        delivered.push(batch)
      }
    }
    const senders = Array.from({ length: 8 }, send)
    for (let round = 0; round < rounds; round++) await killOnce()
    isOver = true
    await Promise.all(senders)

    expect(await storedOf(delivered)).toEqual(inOrder(delivered))
    await touchline.withDatabase(async (client) => {
      expect(
        await eventually(
          () => queued(client),
          (left) => left === 0,
        ),
      ).toBe(0)
      const derived = await derivedRows(client)
      expect(derived['touchpoint']?.length).toBeGreaterThan(0)
      expect(derived['lead']?.length).toBeGreaterThan(0)
      await touchline.command('rebuild')
      expect(await derivedRows(client)).toEqual(derived)
    })
  })
})

/** Kills the server, or first its database and it a little later, and starts it again. */
async function killOnce(): Promise<void> {
  await sleep(100 + chance() * 1_500)
  if (chance() < 0.5) {
    await touchline.killDatabase()
    await sleep(chance() * 300)
  }
  await touchline.end('SIGKILL')
  await touchline.start()
}

async function queued(client: Client): Promise<number> {
  const { rows } = await client.query<{ left: number }>('select count(*)::integer as left from changed')
  return rows[0]?.left ?? 0
}

const derivedTables = [
  ...[
    'bot_event_count',
    'identification',
    'identity_link',
    'person_key',
    'touchpoint',
    'lead',
    'lead_assignment',
    'opportunity',
  ],
  ...['stage_change', 'contact_role', 'conversion', 'lead_state', 'handoff'],
]

async function derivedRows(client: Client): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const table of derivedTables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
    found[table] = rows.map(({ row }) => row)
  }
  return found
}
