import { expect, test } from 'vitest'
import { type LedgerRow, sides } from './sides.ts'

const row = (state: LedgerRow['state'], side: LedgerRow['side'], leads: number, overdue = 0): LedgerRow => ({
  state,
  side,
  leads,
  overdue,
  oldestSince: null,
  pipeline: null,
})

const rows = [
  row('NEW', 'MARKETING', 12),
  row('UNTOUCHED', 'SALES', 5, 3),
  row('WORKING', 'SALES', 7, 1),
  row('REFUSED', 'MARKETING', 2),
  row('WON', null, 4),
]

test('each side has its states in the order of the process', () => {
  expect(sides(rows).map(({ title, rows }) => [title, rows.map(({ state }) => state)])).toEqual([
    ['With marketing', ['NEW', 'REFUSED']],
    ['With sales', ['UNTOUCHED', 'WORKING']],
    ['Closed', ['WON']],
  ])
})

test('the sides add up to all leads and to all that are overdue', () => {
  expect(sides(rows).map(({ leads, overdue }) => [leads, overdue])).toEqual([
    [14, 0],
    [12, 4],
    [4, 0],
  ])
})
