import { expect, test } from 'vitest'
import { createRequestRate } from './request-rate.ts'

const key = { id: 'k', requestsPerSecond: 2 }

test('four seconds’ worth may come at once, then as many as the rate says', () => {
  const { take } = createRequestRate()
  expect(Array.from({ length: 9 }, () => take(key, 0).waitMs)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 500])
  expect([take(key, 500).waitMs, take(key, 500).waitMs]).toEqual([0, 500])
})

test('what is left is told, and when all of it is back', () => {
  const { take } = createRequestRate()
  expect(take(key, 1_000)).toEqual({ limit: 8, remaining: 7, resetAt: 1_500, waitMs: 0 })
  for (let asked = 1; asked < 8; asked += 1) take(key, 1_000)
  expect(take(key, 1_000)).toEqual({ limit: 8, remaining: 0, resetAt: 5_000, waitMs: 500 })
  expect(take(key, 60_000)).toMatchObject({ remaining: 7 })
})

test('keys are counted apart', () => {
  const { take } = createRequestRate()
  for (let asked = 0; asked < 9; asked += 1) take(key, 0)
  expect(take({ ...key, id: 'other' }, 0)).toMatchObject({ remaining: 7, waitMs: 0 })
})
