import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Money } from '../../lib/money.ts'
import { costPer, costPerProjectedWin, returnOn } from './costs.ts'
import type { OutcomeCount } from './cumulative-incidence.ts'
import { toldProjection } from './told-projection.ts'

const euros = (minor: number): Money => ({ minor: BigInt(minor), currency: 'EUR' })
const row = (spend: number | null, revenue = 0) => ({
  ...{ leads: 40, mqls: 20, sals: 10, sqls: 8, opportunities: 6, won: 3, lost: 5 },
  spend: spend === null ? null : euros(spend),
  revenue: euros(revenue),
})

describe('what a milestone cost', () => {
  test.for([
    ['LEAD', 250],
    ['MQL', 500],
    ['SAL', 1_000],
    ['SQL', 1_250],
    // 100.00 ÷ 6 = 16.666…
    ['OPPORTUNITY', 1_667],
    ['WON', 3_333],
    ['LOST', 2_000],
  ] as const)('%s is what was spent by those who reached it', ([milestone, minor]) => {
    expect(costPer(row(10_000), milestone)).toEqual(euros(minor))
  })

  test('is nothing that can be said without spend, or where nobody reached it', () => {
    expect(costPer(row(null), 'LEAD')).toBeNull()
    expect(costPer({ ...row(10_000), won: 0 }, 'WON')).toBeNull()
  })

  test('what came back is revenue by spend', () => {
    expect(returnOn(row(10_000, 25_000))).toBe(2.5)
    expect(returnOn(row(0, 25_000))).toBeNull()
    expect(returnOn(row(null, 25_000))).toBeNull()
  })
})

/** Of 100 leads, 10 are won on day 5, and all others watched for 400 days. */
const outcomes: readonly OutcomeCount[] = [
  { outcome: 'WON', days: 5, leads: 10 },
  { outcome: 'OPEN', days: 400, leads: 90 },
]
const watched = { outcomes, notRecorded: 0, undated: 0, wonBefore: 0 }
const projection = (horizonDays: number) =>
  toldProjection(watched, {
    horizonDays,
    minimumSample: 30,
    recording: { fromDay: null, silent: [], hasStopped: false },
  })

describe('what a win will have cost', () => {
  test('is spend by the wins to expect, with the interval of the rate turned over', () => {
    const told = projection(180)
    expect(told.value).toBeCloseTo(0.1, 12)
    const cost = costPerProjectedWin(euros(100_000), 100, told)
    // 1,000.00 ÷ (100 × 0.1)
    expect(cost.value).toEqual(euros(10_000))
    expect(cost.expectedWins).toBeCloseTo(10, 9)
    const { low = 0, high = 0 } = told.interval ?? {}
    expect(cost.interval).toEqual({
      low: euros(Math.round(100_000 / (100 * high))),
      high: euros(Math.round(100_000 / (100 * low))),
    })
    expect(cost.caveats).toEqual(told.caveats)
  })

  test('is of all leads, and says how many could be judged; beyond the follow-up there is none', () => {
    const cost = costPerProjectedWin(euros(100_000), 200, projection(180))
    expect(cost.value).toEqual(euros(5_000))
    expect(cost.caveats.at(-1)).toMatch(/All 200 leads are taken to close as the 100 do/)
    expect(costPerProjectedWin(euros(100_000), 100, projection(500))).toMatchObject({ value: null, interval: null })
  })

  test('lies within its interval, whatever was spent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (spent, leads) => {
        const { value, interval } = costPerProjectedWin(euros(spent), leads, projection(180))
        expect(interval?.low.minor ?? 0n).toBeLessThanOrEqual(value?.minor ?? 0n)
        expect(value?.minor ?? 0n).toBeLessThanOrEqual(interval?.high?.minor ?? 0n)
      }),
    )
  })
})
