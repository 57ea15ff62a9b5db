import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { fullBucket, type Rate, takeTokens } from './token-bucket.ts'

const rate: Rate = { perMinute: 60, capacity: 60 }

describe('a bucket of 60, refilled by one a second', () => {
  test.each([
    { tokens: 60, afterMs: 0, wanted: 60, taken: 0 },
    { tokens: 60, afterMs: 3_600_000, wanted: 60, taken: 0 },
    { tokens: 0, afterMs: 10_000, wanted: 10, taken: 0 },
  ])('that holds $tokens gives $wanted after $afterMs ms', ({ tokens, afterMs, wanted, taken }) => {
    const after = takeTokens({ tokens, at: 1_000 }, rate, wanted, 1_000 + afterMs)
    expect(after).toEqual({ kind: 'taken', bucket: { tokens: taken, at: 1_000 + afterMs } })
  })

  test.each([
    { tokens: 0, afterMs: 0, wanted: 1, waitMs: 1_000 },
    { tokens: 0, afterMs: 400, wanted: 1, waitMs: 600 },
    { tokens: 5, afterMs: 0, wanted: 60, waitMs: 55_000 },
    // The clock went back: nothing is refilled.
    { tokens: 0, afterMs: -60_000, wanted: 1, waitMs: 1_000 },
  ])('that holds $tokens has $wanted only $waitMs ms later', ({ tokens, afterMs, wanted, waitMs }) => {
    expect(takeTokens({ tokens, at: 100_000 }, rate, wanted, 100_000 + afterMs)).toEqual({ kind: 'refused', waitMs })
  })
})

const anyRate = fc.integer({ min: 1, max: 100_000 }).map((perMinute): Rate => ({ perMinute, capacity: perMinute }))
const wishes = fc.array(fc.record({ afterMs: fc.nat(90_000), share: fc.double({ min: 0, max: 1, noNaN: true }) }))

describe('whoever takes, and however', () => {
  law.prop([anyRate, wishes])('never has more than a full bucket and what flowed in since', (someRate, asked) => {
    let [now, had, bucket] = [0, 0, fullBucket(someRate, 0)]
    for (const { afterMs, share } of asked) {
      now += afterMs
      const wanted = Math.ceil(share * someRate.capacity)
      const taken = takeTokens(bucket, someRate, wanted, now)
      if (taken.kind === 'refused') continue
      bucket = taken.bucket
      had += wanted
      expect(had).toBeLessThanOrEqual(someRate.capacity + (now * someRate.perMinute) / 60_000 + 1e-6)
    }
  })

  law.prop([anyRate, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })])(
    'has what was refused, up to a full bucket, once it has waited as told, and not much sooner',
    (someRate, held, share) => {
      const bucket = { tokens: held * someRate.capacity, at: 0 }
      const wanted = share * someRate.capacity
      const first = takeTokens(bucket, someRate, wanted, 0)
      if (first.kind === 'taken') return
      expect(takeTokens(bucket, someRate, wanted, first.waitMs + 1).kind).toBe('taken')
      expect(takeTokens(bucket, someRate, wanted, first.waitMs - 2).kind).toBe('refused')
    },
  )
})
