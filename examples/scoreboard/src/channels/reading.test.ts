import { expect, test } from 'vitest'
import { compare } from './reading.ts'

const share = (value: number, low: number, high: number, thin = false) => ({ value, interval: { low, high }, thin })
const all = share(0.09, 0.07, 0.11)

test.each([
  ['wholly below', share(0.02, 0.01, 0.05), 'less'],
  ['wholly above', share(0.2, 0.13, 0.27), 'more'],
  ['around it', share(0.05, 0.02, 0.12), 'alike'],
  ['up to it', share(0.05, 0.02, 0.09), 'alike'],
  ['of few leads, wherever it lies', share(0.9, 0.8, 0.95, true), 'unsure'],
  ['without one', null, 'unsure'],
  ['of no leads', { value: null, interval: null, thin: true }, 'unsure'],
] as const)('an interval %s', (_, one, comparison) => {
  expect(compare(one, all)).toBe(comparison)
})

test('nothing compares with nothing', () => {
  expect(compare(all, null)).toBe('unsure')
})
