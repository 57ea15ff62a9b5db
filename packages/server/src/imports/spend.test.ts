import { describe, expect, test } from 'vitest'
import { dayAt, startOfDay } from '../lib/zone.ts'
import { channelPolicy } from '../modules/channels/classify.ts'
import type { RowOf } from './fields.ts'
import { spendOf } from './spend.ts'

const context = {
  system: 'ads',
  emailSecret: new Uint8Array(32),
  timeZone: 'Europe/Berlin',
  startOfDay: (day: string) => startOfDay(day, 'Europe/Berlin'),
  dayAt: (at: number) => dayAt(at, 'Europe/Berlin'),
  currency: 'EUR',
  exchangeRates: [],
  channelPolicy: channelPolicy([]),
  minorDigits: 2,
  now: Date.parse('2026-06-15T12:00:00Z'),
}
const read = (row: Partial<RowOf<'spend'>>) => spendOf({ day: '2026-03-29', amount: 1_250, ...row }, context)

describe('the channel of what was spent', () => {
  test.each([
    [{ channel: 'paid search' }, 'Paid Search'],
    [{ channel: 'Display', source: 'google', medium: 'cpc' }, 'Display'],
    [{ source: 'Google', medium: 'CPC' }, 'Paid Search'],
    [{ source: 'linkedin', medium: 'paid_social' }, 'Paid Social'],
    [{ medium: 'trade show' }, 'Trade Show'],
  ])('%j is %s', (row, channel) => {
    expect(read(row)).toMatchObject({ kind: 'value', value: { channel } })
  })

  test.each([
    [
      { channel: 'Payd Search' },
      'channel: "Payd Search" is no channel that the rules know: did you mean "Paid Search"? There are',
    ],
    [{ channel: '(unassigned)' }, 'channel: "(unassigned)" is no channel that the rules know: there are "Trade Show"'],
    [{ source: 'Google' }, 'channel: no rule knows source "Google" with medium "": name the channel'],
    [{ campaign: 'Spring' }, 'channel, source and medium are blank: nothing says what it was spent on'],
  ])('%j has none', (row, words) => {
    expect(read(row)).toEqual({ kind: 'problem', problem: expect.stringContaining(words) })
  })
})

test('it is so since the day was over, in the zone of the workspace, and its source is in lower case', () => {
  expect(read({ channel: 'Display', source: 'Heise', campaign: 'Spring' })).toEqual({
    kind: 'value',
    value: {
      ...{ day: '2026-03-29', system: 'ads', channel: 'Display', named: 'Display', medium: '', campaign: 'Spring' },
      source: 'heise',
      amountMinor: 1_250,
      effectiveAt: Date.parse('2026-03-29T21:59:59.999Z'),
    },
  })
})

test('of a day that is not over yet it is so since now', () => {
  expect(read({ channel: 'Display', day: '2026-06-15' })).toMatchObject({ value: { effectiveAt: context.now } })
})

test('a row has all of its errors', () => {
  expect(read({ channel: 'Display', day: '2026-07-01', currency: 'usd' })).toEqual({
    kind: 'problem',
    problem:
      'day: 2026-07-01 lies ahead: what is imported has happened; currency: the amount is in usd, the workspace in EUR: convert it first, or settle on exchangeRates of USD',
  })
})
