import { WorkspaceId } from '@touchline/schema'
import { expect, test } from 'vitest'
import { createRejectedBuffer, keptPerKey, type Rejected, type RejectedBatch } from './rejected.ts'

const noon = Date.parse('2026-11-22T12:00:00Z')
const rejected = (more: Partial<Rejected> = {}): Rejected => ({
  workspaceId: WorkspaceId.parse('0198f000-0000-7000-8000-000000000001'),
  keyId: 'site',
  receivedAt: noon,
  reason: 'URL_INVALID',
  problem: 'url: must be an http(s) URL',
  outline: null,
  ...more,
})

function buffer() {
  const stored: RejectedBatch[] = []
  const disk = { isFull: false }
  const made = createRejectedBuffer(async (batch) => {
    if (disk.isFull) throw new Error('no space')
    stored.push(batch)
  })
  return { ...made, stored, disk }
}

test('what is rejected is counted by key, day and reason', async () => {
  const { note, flush, stored, isEmpty } = buffer()
  note([rejected(), rejected({ receivedAt: noon + 1 }), rejected({ reason: 'ID_INVALID' })])
  note([rejected({ keyId: 'shop' })])
  note([rejected({ receivedAt: Date.parse('2026-11-23T00:00:00Z') })])
  await flush()
  expect(
    stored[0]?.counts.map(({ keyId, day, reason, events, lastAt }) => [keyId, day, reason, events, lastAt]),
  ).toEqual([
    ['site', '2026-11-22', 'URL_INVALID', 2, noon + 1],
    ['site', '2026-11-22', 'ID_INVALID', 1, noon],
    ['shop', '2026-11-22', 'URL_INVALID', 1, noon],
    ['site', '2026-11-23', 'URL_INVALID', 1, Date.parse('2026-11-23T00:00:00Z')],
  ])
  expect([stored[0]?.latest.length, isEmpty()]).toEqual([5, true])
})

test('however much is rejected, only the last of each key wait', async () => {
  const { note, flush, stored } = buffer()
  for (let batch = 0; batch < 100; batch += 1)
    note(Array.from({ length: 500 }, () => rejected({ receivedAt: noon + batch })))
  note([rejected({ keyId: 'shop' })])
  await flush()
  expect(stored[0]?.counts.map(({ events }) => events)).toEqual([50_000, 1])
  expect(stored[0]?.latest).toHaveLength(keptPerKey + 1)
  expect(stored[0]?.latest[0]?.receivedAt).toBe(noon + 99)
})

test('what can not be stored is stored with what comes next', async () => {
  const { note, flush, stored, disk } = buffer()
  disk.isFull = true
  note([rejected()])
  await expect(flush()).rejects.toThrow('no space')
  note([rejected({ receivedAt: noon + 1 })])
  disk.isFull = false
  await flush()
  expect(stored.map(({ counts, latest }) => [counts[0]?.events, latest.map(({ receivedAt }) => receivedAt)])).toEqual([
    [2, [noon, noon + 1]],
  ])
  await flush()
  expect(stored).toHaveLength(1)
})
