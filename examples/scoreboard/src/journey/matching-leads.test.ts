import { expect, test } from 'vitest'
import { isId, leadWords, matchingLeads } from './matching-leads.ts'

const lead = (id: string, channel: string, owner: string | null, milestone: 'LEAD' | 'MQL' | 'WON') => ({
  id,
  channel,
  owner,
  createdAt: '2026-03-12T10:00:00.000Z',
  milestones: [{ milestone: 'LEAD', at: null } as const, { milestone, at: null } as const],
})

const leads = [lead('1', 'Paid Search', 'Kim Park', 'WON'), lead('2', 'Email', null, 'MQL')]

test('a lead is told by day, channel, the last stage that it reached and who has it', () => {
  expect(leads.map((one) => leadWords(one, 'UTC'))).toEqual([
    '12 Mar 2026 · Paid Search · Won · Kim Park',
    '12 Mar 2026 · Email · MQL',
  ])
})

test.each([
  ['', ['1', '2']],
  ['mar 2026', ['1', '2']],
  ['WON paid', ['1']],
  ['kim email', []],
])('searching %j finds %j', (search, ids) => {
  expect(matchingLeads(leads, search, 'UTC').map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['TGVhZDo0MzU2NGQ0ZC02OTgxLTU5OTUtYWUyZi01Yjg4YjMyMTgxZjY6MQ', true],
  ['paid search', false],
  ['kim', false],
])('%j is an id: %j', (search, is) => {
  expect(isId(search)).toBe(is)
})
