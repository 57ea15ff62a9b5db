import { limits } from '@touchline/schema'
import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('a key may send a minute’s worth at once, then as much as flows in', () => {
  const { take } = createRateLimit()
  const key = { id: 'site', eventsPerMinute: 6_000 }
  expect(take(key, 6_000, 0)).toBe(0)
  expect(take(key, 100, 0)).toBe(1_000)
  expect(take(key, 100, 1_000)).toBe(0)
})

test('what one key sends costs no other', () => {
  const { take } = createRateLimit()
  expect(take({ id: 'busy', eventsPerMinute: 600 }, 600, 0)).toBe(0)
  expect(take({ id: 'busy', eventsPerMinute: 600 }, 1, 0)).toBe(100)
  expect(take({ id: 'quiet', eventsPerMinute: 600 }, 600, 0)).toBe(0)
})

test('a whole batch fits into the slowest rate, once', () => {
  const { take } = createRateLimit()
  const key = { id: 'slow', eventsPerMinute: 1 }
  expect(take(key, limits.eventsPerBatch, 0)).toBe(0)
  expect(take(key, limits.eventsPerBatch, 0)).toBe(limits.eventsPerBatch * 60_000)
})
