import { describe, expect, test } from 'vitest'
import { answerTable } from './answer-table.ts'
import { differences, type Expected } from './differences.ts'
import type { Answer, ChannelRow } from './question.ts'

const rowOf = (channel: string, leads: number, won: number, amount: string): ChannelRow => ({
  keys: [{ value: channel }],
  leads,
  won,
  ...{ worked: won, reached: won, untouched: channel === 'Paid Social' ? 0 : leads },
  closeRate: { value: won / leads, thin: leads < 30, interval: { low: 0.0512, high: 0.345 } },
  revenue: { amount, currency: 'EUR' },
  spend: won > 0 ? { amount: '500.00' } : null,
  daysToWin: { p50: won > 0 ? 40.5 : null },
})

const answer: Answer = {
  ledger: [
    { keys: [{ value: 'Paid Social' }], state: 'NEW', leads: 200 },
    { keys: [{ value: 'Paid Social' }], state: 'NURTURING', leads: 91 },
    { keys: [{ value: 'Paid Social' }], state: 'WON', leads: 9 },
    { keys: [{ value: '(sales-sourced)' }], state: 'UNTOUCHED', leads: 20 },
  ],
  rows: [rowOf('Paid Social', 300, 9, '1234567.00'), rowOf('(sales-sourced)', 20, 0, '0.00')],
  total: rowOf('', 320, 9, '1234567.00'),
}

const states: Record<string, Expected['states']> = {
  'Paid Social': { NOT_QUALIFIED: 291, WON: 9 },
  '(sales-sourced)': { UNTOUCHED: 20 },
}

const truthOf = (channel: string, leads: number, won: number, revenueMinor: number, spendMinor = 0): Expected => ({
  ...{ channel, leads, won, worked: won, reached: won, revenueMinor, spendMinor, states: states[channel] ?? {} },
})

const paidSocial = truthOf('Paid Social', 300, 9, 123_456_700, 50_000)
const truth = [truthOf('Paid Social', 300, 9, 123_456_700, 50_000), truthOf('(sales-sourced)', 20, 0, 0)]

describe('the table', () => {
  test('shows each channel on a line of less than 100 columns, numbers under each other', () => {
    expect(`\n${answerTable(answer)}\n`).toBe(`
Channel               Leads   Won   Close rate     95% interval        Revenue   Median days
────────────────────────────────────────────────────────────────────────────────────────────
Paid Social             300     9       3.0 %      5.1 – 34.5 %  1,234,567 EUR          40.5
(sales-sourced)          20     0       0.0 %*     5.1 – 34.5 %          0 EUR             –
────────────────────────────────────────────────────────────────────────────────────────────
All                     320     9       2.8 %      5.1 – 34.5 %  1,234,567 EUR          40.5

* of too few leads to be sure: look at the interval
`)
  })
})

describe('the check', () => {
  test('finds nothing wrong with the right answer', () => {
    expect(differences(answer, truth)).toEqual([])
  })

  test.each([
    {
      what: 'a lead in the wrong channel',
      truth: [truthOf('Paid Social', 299, 9, 123_456_700, 50_000), truthOf('(sales-sourced)', 21, 0, 0)],
      says: [
        'Paid Social, leads: the answer is 300, generated were 299',
        '(sales-sourced), leads: the answer is 20, generated were 21',
      ],
    },
    {
      what: 'a win that is missing',
      truth: [{ ...paidSocial, won: 10 }, truthOf('(sales-sourced)', 20, 0, 0)],
      says: ['Paid Social, won: the answer is 9, generated were 10'],
    },
    {
      what: 'a lead that sales turned to',
      truth: [{ ...paidSocial, worked: 10 }, truthOf('(sales-sourced)', 20, 0, 0)],
      says: ['Paid Social, worked: the answer is 9, generated were 10'],
    },
    {
      what: 'a channel that is missing',
      truth: [...truth, truthOf('Partner', 5, 0, 0)],
      says: ['Partner, leads: the answer is 0, generated were 5'],
    },
    {
      what: 'a channel that nobody planted',
      truth: truth.slice(0, 1),
      says: ['(sales-sourced): the answer is 20, generated were 0'],
    },
    {
      what: 'a lead that stands elsewhere',
      truth: [
        truthOf('Paid Social', 300, 9, 123_456_700, 50_000),
        { ...truthOf('(sales-sourced)', 20, 0, 0), states: { UNTOUCHED: 19, WON: 1 } },
      ],
      says: [
        '(sales-sourced), untouched: the answer is 20, generated were 19',
        '(sales-sourced), UNTOUCHED: the answer is 20, generated were 19',
        '(sales-sourced), WON: the answer is 0, generated were 1',
      ],
    },
    {
      what: 'spend that is missing',
      truth: [truthOf('Paid Social', 300, 9, 123_456_700, 50_000), truthOf('(sales-sourced)', 20, 0, 0, 1)],
      says: ['(sales-sourced), spend: the answer is 0.00, generated were 0.01'],
    },
    {
      what: 'a cent',
      truth: [truthOf('Paid Social', 300, 9, 123_456_701, 50_000), truthOf('(sales-sourced)', 20, 0, 0)],
      says: ['Revenue: the answer is 1234567.00, generated were 1234567.01'],
    },
  ])('finds $what', ({ truth: other, says }) => {
    expect(differences(answer, other)).toEqual(says)
  })
})
