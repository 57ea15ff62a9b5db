import { describe, expect, test } from 'vitest'
import { compare, read } from './reading.ts'

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

describe('what stands out in a channel', () => {
  const low = share(0.02, 0.01, 0.05)
  const high = share(0.2, 0.13, 0.27)
  const usual = share(0.09, 0.05, 0.12)
  const late = share(0.3, 0.2, 0.4)
  const inTime = share(0.7, 0.6, 0.8)
  const mature = (thin: boolean) => [{ ofMature: share(0.05, 0.01, 0.2, thin) }]
  const total = { closeRate: all, wonWithin: mature(false), answeredWithinSla: share(0.65, 0.62, 0.68) }

  test.each([
    ['closes less and was answered later', low, late, 'neglected'],
    ['closes less though it was answered', low, inTime, 'weak'],
    ['closes more', high, inTime, 'strong'],
    ['closes more though it was answered later', high, late, 'strong but slow'],
    ['closes as all and was answered later', usual, late, 'slow'],
    ['is like all', usual, inTime, 'ordinary'],
    ['has few leads', share(0.5, 0.1, 0.9, true), late, 'few'],
  ] as const)('one that %s', (_, closeRate, answeredWithinSla, reading) => {
    expect(read({ closeRate, answeredWithinSla, wonWithin: mature(false) }, total)).toBe(reading)
  })

  test.each([
    ['is young, though it closes less', low, 'young'],
    ['is young, though it closes as all', usual, 'young'],
    ['closes more already', high, 'strong'],
  ] as const)('one whose leads had no time yet %s', (_, closeRate, reading) => {
    expect(read({ closeRate, answeredWithinSla: inTime, wonWithin: mature(true) }, total)).toBe(reading)
  })

  test('nothing is late where nobody has settled on an SLA', () => {
    const none = { value: null, interval: null, thin: true }
    expect(
      read(
        { closeRate: low, answeredWithinSla: none, wonWithin: mature(false) },
        { ...total, answeredWithinSla: none },
      ),
    ).toBe('weak')
  })
})
