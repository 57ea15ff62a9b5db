import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Money } from '../../lib/money.ts'
import { creditCosts } from './credit-costs.ts'

const euros = (minor: number): Money => ({ minor: BigInt(minor), currency: 'EUR' })
const credited = (spend: number | null, conversions: number, revenue: number | null = null) => ({
  spend: spend === null ? null : euros(spend),
  credit: BigInt(Math.round(conversions * 1e9)),
  creditInterval: null,
  revenueMinor: revenue === null ? null : BigInt(revenue),
})

describe('spend beside credit, worked by hand', () => {
  test.for([
    // 100.00 ÷ 2.5 = 40.00; 250.00 ÷ 100.00.
    { spend: 10_000, conversions: 2.5, revenue: 25_000, cost: 4_000, brought: 2.5 },
    // 10.00 ÷ 0.333333333 = 30.00000003; 33.33 ÷ 10.00.
    { spend: 1_000, conversions: 0.333333333, revenue: 3_333, cost: 3_000, brought: 3.333 },
    // 0.01 ÷ 2 is half a cent: up.
    { spend: 1, conversions: 2, revenue: 0, cost: 1, brought: 0 },
    // What brought less than nothing by SHAPLEY_RATE has no cost, and returns less than nothing.
    { spend: 1_000, conversions: -0.5, revenue: -500, cost: null, brought: -0.5 },
    { spend: 1_000, conversions: 0, revenue: 0, cost: null, brought: 0 },
    { spend: 0, conversions: 2, revenue: 500, cost: 0, brought: null },
    // What is no revenue returns nothing that could be said.
    { spend: 1_000, conversions: 2, revenue: null, cost: 500, brought: null },
  ])('$spend for $conversions conversions cost $cost each and returned $brought', (worked) => {
    const { spend, costPerCredit, returnOnSpend } = creditCosts(
      credited(worked.spend, worked.conversions, worked.revenue),
    )
    expect(spend).toEqual(euros(worked.spend))
    expect(costPerCredit).toEqual(worked.cost === null ? null : euros(worked.cost))
    expect(returnOnSpend).toBe(worked.brought)
  })

  test('without spend nothing is said', () => {
    const interval = { creditInterval: { low: 1, high: 3 } }
    expect(creditCosts({ ...credited(null, 2, 500), ...interval })).toEqual({
      ...{ spend: null, costPerCredit: null, costPerCreditInterval: null, returnOnSpend: null },
    })
  })
})

describe('the interval of a cost', () => {
  const within = (low: number, high: number) =>
    creditCosts({ ...credited(10_000, 2), creditInterval: { low, high } }).costPerCreditInterval

  test('is that of the credit, turned over', () => {
    expect(within(1, 4)).toEqual({ low: euros(2_500), high: euros(10_000) })
  })

  test('has no upper end where there may be no credit, and is none where there surely is none', () => {
    expect(within(0, 4)).toEqual({ low: euros(2_500), high: null })
    expect(within(-2, 0)).toBeNull()
    expect(creditCosts(credited(10_000, 2)).costPerCreditInterval).toBeNull()
  })

  test('holds the cost wherever that of the credit holds the credit', () => {
    const anyCredit = fc.tuple(fc.integer({ min: 1 }), fc.nat(), fc.nat()).map(([least, more, most]) => ({
      ...{ low: least / 1e9, at: (least + more) / 1e9, high: (least + more + most) / 1e9 },
    }))
    fc.assert(
      fc.property(fc.nat(), anyCredit, (spent, { low, at, high }) => {
        const told = creditCosts({ ...credited(spent, at), creditInterval: { low, high } })
        const cost = told.costPerCredit?.minor ?? -1n
        expect(told.costPerCreditInterval?.low.minor).toBeLessThanOrEqual(cost)
        expect(told.costPerCreditInterval?.high?.minor).toBeGreaterThanOrEqual(cost)
      }),
    )
  })
})
