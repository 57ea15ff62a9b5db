import { expect, test } from 'vitest'
import { table } from './table.ts'

test('the first column stands to the left, the others to the right', () => {
  expect(
    table([
      ['', 'init, ms', 'lost'],
      ['Touchline', '5', '0'],
      ['bare', '12.5', '–'],
    ]).split('\n'),
  ).toEqual(['           init, ms  lost', 'Touchline         5     0', 'bare           12.5     –'])
})

test('what a row lacks stays empty', () => {
  expect(table([['a', 'b'], ['long']])).toBe('a     b\nlong   ')
})

test('no rows make no table', () => {
  expect(table([])).toBe('')
})
