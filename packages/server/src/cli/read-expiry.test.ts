import { expect, test } from 'vitest'
import { readExpiry } from './read-expiry.ts'

const now = new Date('2026-11-22T12:00:00Z')

test.each([
  ['1d', '2026-11-23T12:00:00.000Z'],
  ['90d', '2027-02-20T12:00:00.000Z'],
  ['2026-11-23', '2026-11-22T23:00:00.000Z'],
  ['2027-07-01', '2027-06-30T22:00:00.000Z'],
])('%s is %s in Berlin', (text, at) => expect(readExpiry(text, 'Europe/Berlin', now).toISOString()).toBe(at))

test.each([
  ['0d', /is over already/],
  ['2026-11-22', /is over already/],
  ['2027-02-30', /is neither days nor a day/],
  ['90', /is neither/],
  ['-1d', /is neither/],
  ['1h', /is neither/],
  ['', /is neither/],
])('%j is none', (text, message) => {
  expect(() => readExpiry(text, 'Europe/Berlin', now)).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringMatching(message) }),
  )
})
