import { ExchangeRates } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inCurrencyOf } from './exchange.ts'

const rates = ExchangeRates.parse([
  { currency: 'USD', from: '2026-02-01', rate: '0.925' },
  { currency: 'USD', from: '2026-01-01', rate: 0.9 },
  { currency: 'JPY', from: '2026-01-01', rate: '0.0061' },
])
const context = { currency: 'EUR', exchangeRates: rates }
const read = (day: string, amount: number, currency?: string) => inCurrencyOf(context, { day, amount, currency })

describe('an amount in another currency', () => {
  test.for([
    // 100.00 × 0.9
    ['2026-01-31', 10_000, 'USD', 9_000],
    // 100.00 × 0.925
    ['2026-02-01', 10_000, 'usd', 9_250],
    // 0.02 × 0.925 = 0.0185
    ['2027-05-01', 2, 'USD', 2],
    // 10,000.00 × 0.0061
    ['2026-05-01', 1_000_000, 'JPY', 6_100],
    ['2020-01-01', 1_250, 'eur', 1_250],
    ['2020-01-01', 1_250, undefined, 1_250],
  ] as const)('%s: %d %s are %d', ([day, amount, currency, minor]) => {
    expect(read(day, amount, currency)).toEqual({ kind: 'value', value: minor })
  })

  test('without a rate of that day is refused, and what to settle on is said', () => {
    const words = 'convert it first, or settle on exchangeRates of'
    expect(read('2025-12-31', 1, 'USD')).toEqual({
      kind: 'problem',
      problem: `currency: the amount is in USD, the workspace in EUR: ${words} USD from 2025-12-31 on, or before`,
    })
    expect(read('2026-05-01', 1, 'chf')).toMatchObject({ problem: expect.stringMatching(`in chf.*${words} CHF$`) })
  })

  test('is exact to half a minor unit, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (amount) => {
        const told = read('2026-02-02', amount, 'USD')
        const converted = told.kind === 'value' ? told.value : Number.NaN
        // In thousandths: 2 × |converted × 1000 − amount × 925| ≤ 1000
        const off = BigInt(converted) * 1_000n - BigInt(amount) * 925n
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(1_000n)
      }),
    )
  })
})

test.for([
  [[{ currency: 'USD', from: '2026-01-01', rate: 0 }], 'must be a number above 0'],
  [[{ currency: 'USD', from: '2026-01-01', rate: 'much' }], 'must be a number above 0'],
  [[{ currency: 'Dollar', from: '2026-01-01', rate: 1 }], 'must be an ISO 4217 code'],
  [[{ currency: 'USD', from: 'January', rate: 1 }], 'must be a day like'],
  [
    [
      { currency: 'USD', from: '2026-01-01', rate: 1 },
      { currency: 'USD', from: '2026-01-01', rate: 2 },
    ],
    'has USD from 2026-01-01, as exchangeRates.0 has',
  ],
] as const)('rates %j are refused', ([written, words]) => {
  const { error } = ExchangeRates.safeParse(written)
  expect(error?.issues[0]?.message).toContain(words)
})
