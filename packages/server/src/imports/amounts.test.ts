import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { minorDigits } from '../lib/minor-digits.ts'
import { amountReader } from './amounts.ts'

describe('an amount', () => {
  test.each([
    ['12000', 'EUR', { decimal: '.' }, 1_200_000],
    ['0.0', 'BRL', { decimal: '.' }, 0],
    ['19.9', 'EUR', { decimal: '.' }, 1_990],
    ['19.9900', 'EUR', { decimal: '.' }, 1_999],
    ['1.234.567,89', 'EUR', { decimal: ',', thousands: '.' }, 123_456_789],
    ['1,234', 'EUR', { decimal: '.', thousands: ',' }, 123_400],
    ['1\u202f234,5', 'EUR', { decimal: ',', thousands: ' ' }, 123_450],
    ['1200', 'JPY', { decimal: '.' }, 1_200],
    ['1.234', 'KWD', { decimal: '.' }, 1_234],
    ['90071992547409.91', 'EUR', { decimal: '.' }, Number.MAX_SAFE_INTEGER],
  ])('%s %s is exact', (text, currency, format, minor) => {
    expect(amountReader(format, minorDigits(currency))(text)).toEqual({ kind: 'value', value: minor })
  })

  test.each([
    ['1.234', 'EUR', { decimal: '.' }, "more than the currency's 2 decimals"],
    ['12.5', 'JPY', { decimal: '.' }, "more than the currency's 0 decimals"],
    ['1,234', 'EUR', { decimal: '.' }, 'nothing between thousands'],
    ['12,34', 'EUR', { decimal: '.', thousands: ',' }, 'is no amount'],
    ['1.2.3', 'EUR', { decimal: '.' }, 'is no amount'],
    ['€ 12', 'EUR', { decimal: '.' }, 'is no amount'],
    ['1e3', 'EUR', { decimal: '.' }, 'is no amount'],
    ['-5', 'EUR', { decimal: '.' }, 'is negative'],
    ['90071992547409.92', 'EUR', { decimal: '.' }, 'is too large'],
  ])('%s %s is refused', (text, currency, format, words) => {
    expect(amountReader(format, minorDigits(currency))(text)).toMatchObject({ problem: expect.stringContaining(words) })
  })
})

const anyFormat = fc.constantFrom(
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: undefined },
)

law.prop([fc.maxSafeNat(), fc.nat(3), anyFormat])(
  'minor units written out read back the same',
  (minor, digits, format) => {
    const padded = String(minor).padStart(digits + 1, '0')
    const whole = padded.slice(0, padded.length - digits).replace(/\B(?=(\d{3})+$)/g, format.thousands ?? '')
    const text = digits === 0 ? whole : `${whole}${format.decimal}${padded.slice(-digits)}`
    expect(amountReader(format, digits)(text)).toEqual({ kind: 'value', value: minor })
  },
)
