import { expect, test } from 'vitest'
import { statusOf } from './kpi-status.ts'

test.each([
  { direction: 'HIGHER_IS_BETTER', value: 10, target: 10, status: 'ON_TRACK' },
  { direction: 'HIGHER_IS_BETTER', value: 9, target: 10, status: 'AT_RISK' },
  { direction: 'HIGHER_IS_BETTER', value: 8.9, target: 10, status: 'OFF_TRACK' },
  { direction: 'HIGHER_IS_BETTER', value: 0, target: 0, status: 'ON_TRACK' },
  { direction: 'LOWER_IS_BETTER', value: 10, target: 10, status: 'ON_TRACK' },
  { direction: 'LOWER_IS_BETTER', value: 11, target: 10, status: 'AT_RISK' },
  { direction: 'LOWER_IS_BETTER', value: 11.1, target: 10, status: 'OFF_TRACK' },
  { direction: 'LOWER_IS_BETTER', value: 1, target: 0, status: 'OFF_TRACK' },
  { direction: 'NEUTRAL', value: 11, target: 10, status: 'ON_TRACK' },
  { direction: 'NEUTRAL', value: 8.5, target: 10, status: 'AT_RISK' },
  { direction: 'NEUTRAL', value: 7.9, target: 10, status: 'OFF_TRACK' },
  { direction: 'HIGHER_IS_BETTER', value: null, target: 10, status: 'NO_TARGET' },
  { direction: 'HIGHER_IS_BETTER', value: 10, target: null, status: 'NO_TARGET' },
] as const)('$direction: $value of $target is $status', ({ direction, value, target, status }) => {
  expect(statusOf(direction, { value, target }, { value, target })).toBe(status)
})

test('what young leads lack is a risk, and no more', () => {
  const sofar = { value: 3, target: 10 }
  expect(statusOf('HIGHER_IS_BETTER', sofar, { value: 2, target: 2 })).toBe('AT_RISK')
  expect(statusOf('HIGHER_IS_BETTER', sofar, { value: null, target: null })).toBe('AT_RISK')
  expect(statusOf('HIGHER_IS_BETTER', sofar, { value: 2, target: 8 })).toBe('OFF_TRACK')
})
