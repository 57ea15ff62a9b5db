import { describe, expect, test } from 'vitest'
import { decimal } from './decimal.ts'
import { amountOf } from './money.ts'

describe('units as a decimal number', () => {
  test.each([
    { units: 1_250, digits: 2, is: '12.50' },
    { units: 5, digits: 2, is: '0.05' },
    { units: 0, digits: 2, is: '0.00' },
    { units: -5, digits: 2, is: '-0.05' },
    { units: -1_250, digits: 0, is: '-1250' },
    { units: 333_333_333, digits: 9, is: '0.333333333' },
    { units: 2_000_000_000, digits: 9, is: '2.000000000' },
    { units: 9_007_199_254_740_993n, digits: 2, is: '90071992547409.93' },
  ])('$units with $digits digits is $is', ({ units, digits, is }) => {
    expect(decimal(units, digits)).toBe(is)
  })
})

describe('an amount has the decimals of its currency', () => {
  test.each([
    { currency: 'EUR', is: '12.34' },
    { currency: 'JPY', is: '1234' },
    { currency: 'KWD', is: '1.234' },
  ])('1234 minor units of $currency are $is', ({ currency, is }) => {
    expect(amountOf({ minor: 1_234, currency })).toBe(is)
  })
})
