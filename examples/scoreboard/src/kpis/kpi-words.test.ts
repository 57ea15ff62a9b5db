import { expect, test } from 'vitest'
import { changeWords, inUnit, isBetter, ownerWords } from './kpi-words.ts'

test.each([
  ['1260', 'COUNT', '1,260'],
  ['1726530.00', 'MONEY', '€1,726,530'],
  ['0.088889', 'RATIO', '8.9%'],
  [null, 'MONEY', '–'],
  [null, 'RATIO', '–'],
] as const)('%j of unit %s reads %s', (value, unit, text) => {
  expect(inUnit(value, { unit }, 'EUR')).toBe(text)
})

test.each([
  [0.12, '12% up'],
  [-0.041, '4.1% down'],
  [0, 'no change'],
  [0.0001, 'no change'],
  [1.5, '150% up'],
  [null, null],
])('a change of %j reads %j', (change, words) => {
  expect(changeWords(change)).toBe(words)
})

test.each([
  [0.1, 'HIGHER_IS_BETTER', true],
  [-0.1, 'HIGHER_IS_BETTER', false],
  [0.1, 'LOWER_IS_BETTER', false],
  [-0.1, 'LOWER_IS_BETTER', true],
  [0.1, 'NEUTRAL', null],
  [0, 'HIGHER_IS_BETTER', null],
  [null, 'HIGHER_IS_BETTER', null],
] as const)('a change of %j where %s is better: %j', (change, direction, better) => {
  expect(isBetter(change, { direction })).toBe(better)
})

test.each([
  [['MARKETING'], null, 'Marketing'],
  [['MARKETING', 'SALES'], 'Kim', 'Kim, for marketing and sales'],
  [[], 'Kim', 'Kim'],
  [[], null, ''],
] as const)('%j with %j answer for it: %s', (owners, accountable, words) => {
  expect(ownerWords({ owners, accountable })).toBe(words)
})
