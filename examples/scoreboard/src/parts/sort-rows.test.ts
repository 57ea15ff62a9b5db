import { expect, test } from 'vitest'
import { sortRows } from './sort-rows.ts'

const rows = [
  { name: 'Email', cost: 12 },
  { name: 'Direct', cost: null },
  { name: 'Display', cost: 700 },
  { name: 'Partner', cost: 12 },
]

test.each([
  [false, ['Email', 'Partner', 'Display', 'Direct']],
  [true, ['Display', 'Email', 'Partner', 'Direct']],
])('rows without the number come last (descending: %s)', (descending, names) => {
  expect(sortRows(rows, ({ cost }) => cost, descending).map(({ name }) => name)).toEqual(names)
})

test('words are sorted as words', () => {
  expect(sortRows(rows, ({ name }) => name, false).map(({ name }) => name)).toEqual([
    'Direct',
    'Display',
    'Email',
    'Partner',
  ])
})
