import { expect, test } from 'vitest'
import { type Deals, velocityOf } from './velocity.ts'

const deals = (more: Partial<Deals> = {}): Deals => ({
  ...{ open: 12, won: 5, lost: 15, valued: 4, valueMinor: 1_000_000n, timed: 4, cycleHours: 4 * 24 * 50, ...more },
})
const velocity = (more?: Partial<Deals>) => velocityOf(deals(more), 'EUR', 30)

test('open × win rate × mean value ÷ mean cycle', () => {
  // 12 · (5 / 20) · 2500.00 / 50 days = 150.00 a day.
  expect(velocity()).toEqual({
    open: 12,
    winRate: expect.objectContaining({ numerator: 5, denominator: 20, value: 0.25, thin: true }),
    meanValue: { minor: 250_000n, currency: 'EUR' },
    valued: 4,
    meanCycleDays: 50,
    timed: 4,
    perDay: { minor: 15_000n, currency: 'EUR' },
    caveats: [
      'The mean value is of 4 of 5 wins: the CRM names no amount for the others.',
      'The mean cycle is of 4 of 5 wins: of the others a day is not recorded.',
      'The mean cycle is of 4 opportunities that are won, while 12 are open: the slow ones come last, so it may grow.',
    ],
  })
})

test('is exact to the cent, however large', () => {
  // 3 · 1/3 · 0.01 ÷ (1 hour = 1/24 day) = 0.24 a day; then with an amount beyond what a float holds.
  expect(velocity({ open: 3, won: 1, lost: 2, valued: 1, valueMinor: 1n, timed: 1, cycleHours: 1 }).perDay?.minor).toBe(
    24n,
  )
  const large = 9_007_199_254_740_993n
  expect(
    velocity({ open: 1, won: 1, lost: 0, valued: 1, valueMinor: large, timed: 1, cycleHours: 24 }).perDay?.minor,
  ).toBe(large)
})

test('is nothing that can be told without wins, amounts or a cycle', () => {
  expect(velocity({ won: 0, valued: 0, valueMinor: 0n, timed: 0, cycleHours: 0 })).toMatchObject({
    ...{ meanValue: null, meanCycleDays: null, perDay: null, caveats: [] },
  })
  expect(velocity({ valued: 0, valueMinor: 0n }).perDay).toBeNull()
  expect(velocity({ cycleHours: 0 })).toMatchObject({ meanCycleDays: 0, perDay: null })
})

test('is none where nothing is open', () => {
  expect(velocity({ open: 0 })).toMatchObject({ open: 0, perDay: { minor: 0n } })
})
