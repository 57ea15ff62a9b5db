import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { test } from '../test/database-test.ts'
import { startPartitionLoop } from './partition-loop.ts'

test('a server that runs makes partitions for the months to come', async ({ db }) => {
  const onError = vi.fn()
  const loop = startPartitionLoop(db, onError)
  const inTwoMonths = Date.now() + 60 * 86_400_000
  await vi.waitFor(async () => {
    const { rows } = await sql<{ until: Date }>`select max(ends_at) as until from event_partitions()`.execute(db)
    expect(rows[0]?.until.getTime()).toBeGreaterThan(inTwoMonths)
  })
  await loop.stop()
  expect(onError).not.toHaveBeenCalled()
})

test('a server that can not make them is told why, and goes on', async ({ db }) => {
  await sql`alter function make_event_partitions rename to make_none`.execute(db)
  try {
    const onError = vi.fn()
    const loop = startPartitionLoop(db, onError)
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1))
    await loop.stop()
    expect(String(onError.mock.lastCall)).toContain('make_event_partitions')
  } finally {
    await sql`alter function make_none rename to make_event_partitions`.execute(db)
  }
})
