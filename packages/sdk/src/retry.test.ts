import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { backOffMs, isFinal, isUndisputed, requestedWaitMs } from './retry.ts'

const now = Date.UTC(2026, 10, 22, 12, 0, 0)

describe('an answer', () => {
  test.each([
    { status: 200, final: true },
    { status: 204, final: true },
    { status: 400, final: true },
    { status: 401, final: true },
    { status: 413, final: true },
    { status: 408, final: false },
    { status: 429, final: false },
    { status: 500, final: false },
    { status: 503, final: false },
    { status: 304, final: false },
    { status: 0, final: false },
  ])('$status is final: $final', ({ status, final }) => {
    expect(isFinal(status)).toBe(final)
  })
})

describe('Retry-After', () => {
  test.each([
    { header: '120', wait: 120_000 },
    { header: 'Sun, 22 Nov 2026 12:00:30 GMT', wait: 30_000 },
    { header: 'Sun, 22 Nov 2026 11:00:00 GMT', wait: 0 },
    { header: '0', wait: 0 },
    { header: '-5', wait: 0 },
    { header: 'soon', wait: 0 },
    { header: null, wait: 0 },
    { header: '99999999999', wait: 86_400_000 },
  ])('$header asks for $wait ms', ({ header, wait }) => {
    expect(requestedWaitMs(header, now)).toBe(wait)
  })
})

describe('backing off', () => {
  law.prop([fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
    'lasts about a minute at most, and no longer than twice as long with every failure',
    (failures, share) => {
      const wait = backOffMs(share, failures)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(Math.min(64_000, 1_000 * 2 ** failures))
      expect(backOffMs(share, failures + 1)).toBeGreaterThanOrEqual(wait)
    },
  )
})

test.each([
  ['{"accepted":1,"duplicates":0,"rejected":[]}', true],
  ['{"accepted":1,"duplicates":0,"rejected":[{"index":0,"problem":"x"}]}', false],
  ['{"accepted":1,"duplicates":0,"rejected":[],"unverified":[{"index":0,"problem":"x"}]}', false],
  ['{"error":{}}', false],
])('of %s the developer hears unless it is undisputed: %s', (answer, expected) => {
  expect(isUndisputed(answer)).toBe(expected)
})
