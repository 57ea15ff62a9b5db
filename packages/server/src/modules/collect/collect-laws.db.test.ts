import { fc } from '@fast-check/vitest'
import type { WireEventInput } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { aBatch, aCollector, anEvent, type TestCollector } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'
import { visitor } from '../../test/facts.ts'

const storedRows = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', stream_id, event_id, occurred_at, body) as row from event order by stream_id, event_id`.execute(
    db,
  )
  return rows.map(({ row }) => row)
}

const acceptedOf = (verdicts: readonly { readonly accepted: number }[]): number =>
  verdicts.reduce((sum, { accepted }) => sum + accepted, 0)

test('a hundred requests at once, with events in common: each event is stored once, and counted once', async ({
  db,
  url,
}) => {
  const { take } = await aCollector(db, url)
  const events = Array.from({ length: 60 }, () => anEvent())
  const requests = Array.from({ length: 100 }, (_, i) =>
    take(aBatch(Array.from({ length: 20 }, (_, j) => events[(i * 7 + j) % events.length]!))),
  )
  const verdicts = await Promise.all(requests)
  expect(acceptedOf(verdicts)).toBe(events.length)
  expect(verdicts.every(({ accepted, duplicates }) => accepted + duplicates === 20)).toBe(true)
  expect(await storedRows(db)).toHaveLength(events.length)
})

test('a request that the database refuses fails alone, among others that come at once', async ({ db, url }) => {
  const { take, send } = await aCollector(db, url)
  await sql`alter table event add constraint refused check (body->>'title' is distinct from 'refuse me')`.execute(db)
  try {
    const answers = await Promise.all([
      take(aBatch([anEvent()])),
      take(aBatch([anEvent(), anEvent()])),
      send(aBatch([anEvent(), anEvent({ title: 'refuse me' })])),
      take(aBatch([anEvent()])),
    ])
    const internal = { status: 500, body: { error: { code: 'INTERNAL', message: 'Internal error' } } }
    expect(answers).toMatchObject([{ accepted: 1 }, { accepted: 2 }, internal, { accepted: 1 }])
    expect(await storedRows(db)).toHaveLength(4)
  } finally {
    await sql`alter table event drop constraint refused`.execute(db)
  }
})

const visitors = [visitor(1), visitor(2)]
const events = Array.from({ length: 12 }, (_, i) => anEvent({ title: `page ${i}` }))

type Sent = { readonly visitor: number; readonly event: number }

/** Each event belongs to one visitor, and is sent at least once. */
const anySending = fc
  .array(fc.nat(events.length - 1), { maxLength: 30 })
  .chain((repeats) =>
    fc.shuffledSubarray([...events.keys(), ...repeats], { minLength: events.length + repeats.length }),
  )
  .map((order) => order.map((event): Sent => ({ visitor: event % 2, event })))

const anyBatchSize = fc.integer({ min: 1, max: 5 })

function batchesOf(sending: readonly Sent[], size: number) {
  const batches: { visitor: number; events: WireEventInput[] }[] = []
  for (const { visitor, event } of sending) {
    const open = batches.at(-1)
    if (open && open.visitor === visitor && open.events.length < size) open.events.push(events[event]!)
    else batches.push({ visitor, events: [events[event]!] })
  }
  return batches.map((batch) => aBatch(batch.events, { visitorId: visitors[batch.visitor]! }))
}

async function sendAll(
  { take }: TestCollector,
  sending: readonly Sent[],
  size: number,
  isAtOnce: boolean,
): Promise<number> {
  const batches = batchesOf(sending, size)
  if (isAtOnce) return acceptedOf(await Promise.all(batches.map(take)))
  let accepted = 0
  for (const batch of batches) accepted += (await take(batch)).accepted
  return accepted
}

test('any sending of the same events, with repeats, in any order and any batches, stores the same rows', async ({
  db,
  url,
}) => {
  const collector = await aCollector(db, url)
  const once = [...events.keys()].map((event) => ({ visitor: event % 2, event }))
  await sendAll(collector, once, 1, false)
  const expected = await storedRows(db)
  expect(expected).toHaveLength(events.length)

  await fc.assert(
    fc.asyncProperty(anySending, anyBatchSize, fc.boolean(), async (sending, size, isAtOnce) => {
      await sql`truncate event`.execute(db)
      expect(await sendAll(collector, sending, size, isAtOnce)).toBe(events.length)
      expect(await storedRows(db)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('more than the database can follow is put off, and what was let in is stored', async ({ db, url }) => {
  const { send } = await aCollector(db, url)
  const full = aBatch(Array.from({ length: 500 }, () => anEvent()))
  expect(await send(aBatch([anEvent()]))).toMatchObject({ status: 200 })
  const answers = await db.transaction().execute(async (trx) => {
    await sql`lock table event in access exclusive mode`.execute(trx)
    const letIn = Array.from({ length: 101 }, () => send(full))
    expect(await send(aBatch([anEvent()]))).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { error: { code: 'OVERLOADED' } },
    })
    return letIn
  })
  const settled = await Promise.all(answers)
  expect(settled.every(({ status }) => status === 200)).toBe(true)
  expect(acceptedOf(settled.map(({ body }) => body))).toBe(500)
  expect(await storedRows(db)).toHaveLength(501)
})
