import { expect, test } from 'vitest'
import { firstChoices, readChoices, reportInput, writeChoices } from './choices.ts'

test('an address says nothing of what is as it is at first', () => {
  expect(writeChoices(firstChoices)).toBe('')
  expect(readChoices('')).toEqual(firstChoices)
})

test('what is chosen comes back from the address', () => {
  const chosen = {
    range: { first: '2026-01-01', last: '2026-03-31' },
    assignBy: 'FIRST_TOUCH',
    channel: '(unattributed)',
    lead: 'TGVhZDox',
  } as const
  expect(readChoices(writeChoices(chosen))).toEqual(chosen)
})

test('nonsense in an address is passed over', () => {
  expect(readChoices('?range=ever&by=luck&channel=&lead=')).toEqual(firstChoices)
})

test('a channel is asked for by its exact value', () => {
  expect(reportInput({ ...firstChoices, channel: 'Paid Search' })).toEqual({
    range: { preset: 'LAST_12_MONTHS' },
    filter: { where: { dimension: 'CHANNEL', op: 'EQ', values: ['Paid Search'] } },
  })
})
