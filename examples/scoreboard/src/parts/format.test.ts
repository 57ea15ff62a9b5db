import { expect, test } from 'vitest'
import { count, day, days, money, percent, spoken, workingTime } from './format.ts'

test.each([
  [null, '–'],
  [0, '0%'],
  [0.0889, '8.9%'],
  [0.095, '9.5%'],
  [0.3143, '31%'],
  [1, '100%'],
])('the share %j reads %s', (share, text) => {
  expect(percent(share)).toBe(text)
})

test.each([
  [{ amount: '1726530.00', currency: 'EUR' }, '€1,726,530'],
  [{ amount: '0', currency: 'USD' }, '$0'],
  [{ amount: '-12.40', currency: 'CHF' }, '-CHF 12'],
  [null, '–'],
])('the amount %j reads %s', (amount, text) => {
  expect(money(amount).replaceAll(/\s/g, ' ')).toBe(text)
})

test.each([
  [1260, '1,260'],
  [0, '0'],
  [null, '–'],
])('the count %j reads %s', (value, text) => {
  expect(count(value)).toBe(text)
})

test.each([
  [0, '0 min'],
  [2400, '40 min'],
  [3600, '1 h'],
  [93_600, '26 h'],
  [7_200_000, '2,000 h'],
  [null, '–'],
])('%j seconds of business time read %s', (seconds, text) => {
  expect(workingTime(seconds)).toBe(text)
})

test('a day is that of the zone', () => {
  expect(day('2026-03-12T23:30:00.000Z', 'Europe/Berlin')).toBe('13 Mar 2026')
  expect(day('2026-03-12T23:30:00.000Z', 'UTC')).toBe('12 Mar 2026')
})

test('a range names the last day that is in it', () => {
  const range = { from: '2025-11-22T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' }
  expect(days(range, 'Europe/Berlin')).toBe('23 Nov 2025 – 22 Nov 2026')
})

test('a name of the API reads as words', () => {
  expect(spoken('QUALIFIED_UNASSIGNED')).toBe('Qualified unassigned')
})
