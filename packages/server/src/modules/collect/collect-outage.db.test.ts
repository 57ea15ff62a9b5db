import type { BatchInput } from '@touchline/schema'
import { v4 } from 'uuid'
import { expect, inject } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { findDebianPostgres15, type PostgresBinaries } from '../../db/embedded/binaries.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../db/embedded/start-embedded.ts'
import { migrate } from '../../db/migrate.ts'
import { ask } from '../../test/ask.ts'
import { aBatch, aCollector, anEvent, openCollector, receivedAt, type TestCollector } from '../../test/collector.ts'
import { test as homeTest } from '../../test/home-test.ts'

type Start = () => Promise<EmbeddedDatabase>

/** `start` gives a server of the test's own, of the version that these tests run on, as durable as in production. */
const test = homeTest.extend<{ $test: { start: Start } }>({
  start: async ({ home }, use) => {
    const started: EmbeddedDatabase[] = []
    await use(async () => {
      const database = await startEmbedded({ home, command: 'test', ...(await sameBinaries()) })
      started.push(database)
      return database
    })
    for (const database of started) await database.stop()
  },
})

async function sameBinaries(): Promise<{ binaries?: PostgresBinaries }> {
  const version = "select current_setting('server_version_num')::int / 10000 as major"
  const [row] = await ask<{ major: number }>(inject('clusterUrl'), version)
  const binaries = row?.major === 15 ? findDebianPostgres15() : null
  return binaries ? { binaries } : {}
}

async function collecting(url: string): Promise<TestCollector> {
  await migrate(url)
  const owner = openDatabase(url)
  const collector = await aCollector(owner, url)
  await owner.destroy()
  return collector
}

const idsIn = (batch: BatchInput): string[] => batch.events.map(({ id }) => id)
const storedIds = async (url: string): Promise<string[]> =>
  (await ask<{ event_id: string }>(url, 'select event_id from event order by event_id')).map((row) => row.event_id)

test('while the database is down nothing is acknowledged, and the sender is told when to come back', async ({
  start,
}) => {
  const database = await start()
  const { take, send, writeKey } = await collecting(database.url)
  const before = aBatch([anEvent()])
  await take(before)
  await database.stop()

  const during = aBatch([anEvent()])
  const down = {
    status: 503,
    headers: { 'retry-after': '5', 'access-control-allow-origin': '*' },
    body: { error: { code: 'DATABASE_DOWN', remedy: expect.stringContaining('try again') } },
  }
  expect(await Promise.all([send(during), send(during)])).toMatchObject([down, down])
  // Nor does one that has yet to ask whether the key is good take it for a bad one.
  const fresh = await openCollector(database.url, () => receivedAt)
  const answer = await fresh.inject({
    method: 'POST',
    url: `/v1/events?key=${writeKey}`,
    payload: JSON.stringify(during),
  })
  expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'DATABASE_DOWN'])

  const again = await start()
  expect(await storedIds(again.url)).toEqual(idsIn(before))
  if (again.url !== database.url) throw new Error('The same folder has the same address')
  expect(await take(during)).toMatchObject({ accepted: 1 })
  expect(await storedIds(again.url)).toEqual([...idsIn(before), ...idsIn(during)])
})

test('after kill -9 of PostgreSQL amid a stream of batches, all that was acknowledged is there, once', async ({
  start,
}) => {
  const database = await start()
  const { send } = await collecting(database.url)
  const sent: BatchInput[] = []
  const acknowledged: string[] = []
  const refused: number[] = []

  const streamUntilRefused = async (): Promise<void> => {
    for (;;) {
      const batch = aBatch([anEvent(), anEvent(), anEvent()], { visitorId: v4() })
      sent.push(batch)
      const { status } = await send(batch)
      if (status !== 200) return void refused.push(status)
      acknowledged.push(...idsIn(batch))
    }
  }
  const streams = Array.from({ length: 16 }, streamUntilRefused)
  await expect.poll(() => acknowledged.length, { interval: 5, timeout: 15_000 }).toBeGreaterThan(1_500)
  process.kill(database.pid, 'SIGKILL')
  await Promise.all(streams)
  await database.stop()
  expect(refused).toEqual(Array(16).fill(503))

  const again = await start()
  const recovered = await storedIds(again.url)
  expect(new Set(recovered).size).toBe(recovered.length)
  expect(acknowledged.filter((id) => !recovered.includes(id))).toEqual([])

  // Who was not answered sends again, as does who missed the answer: now everything is there, once.
  for (const batch of sent.slice(-64)) expect(await send(batch)).toMatchObject({ status: 200 })
  expect(await storedIds(again.url)).toEqual(sent.flatMap(idsIn).sort())
})
