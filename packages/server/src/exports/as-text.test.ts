import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asText } from './as-text.ts'
import { money, number, text } from './column.ts'

test.each([
  ['=HYPERLINK("https://evil.test","Click")', '\'=HYPERLINK("https://evil.test","Click")'],
  ['+49 30 1234', "'+49 30 1234"],
  ['-1+cmd', "'-1+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  ['(none)', '(none)'],
  ["'quoted'", "'quoted'"],
  ['', ''],
])('%j is written %j', (value, written) => {
  expect(asText(value)).toBe(written)
})

law.prop([fc.string()])('no text begins a formula, and what is before it is an apostrophe at most', (value) => {
  const written = asText(value)
  expect(written).not.toMatch(/^[=+\-@\t\r\n]/)
  expect([value, `'${value}`]).toContain(written)
})

test('numbers are left alone, and nothing is empty', () => {
  const cellOf = (column: { cell: (row: null) => string }): string => column.cell(null)
  expect([
    cellOf(number('a', () => -5)),
    cellOf(money('a', () => ({ minor: -1_050, currency: 'EUR' }))),
    cellOf(money('a', () => ({ minor: 1_050, currency: 'JPY' }))),
    cellOf(number('a', () => null)),
    cellOf(text('a', () => null)),
  ]).toEqual(['-5', '-10.50', '1050', '', ''])
})
