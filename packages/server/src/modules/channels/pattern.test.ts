import { none } from '@touchline/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsOneOf, plain } from './pattern.ts'

test.each([
  ['Paid_Search', 'paid search', true],
  ['  paid--search ', 'Paid-Search', true],
  ['paidsearch', 'paid search', false],
  ['brand de', 'brand*', true],
  ['eu brand', 'brand*', false],
  ['spring-sale-2026', '*sale*', true],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['', '*', true],
  ['a.b', 'a?b', false],
  ['(direct)', '(direct)', true],
])('%j and the pattern %j: %s', (text, pattern, fits) => {
  expect(fitsOneOf([pattern])(plain(text))).toBe(fits)
})

test("what isn't known fits (none) alone", () => {
  expect(fitsOneOf([none])(null)).toBe(true)
  expect(fitsOneOf(['*', ''])(null)).toBe(false)
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' '), maxLength: 8 })
const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 })

test('patterns mean what the regular expression with .* for * means', () => {
  fc.assert(
    fc.property(letters, fc.array(patterns, { minLength: 1, maxLength: 3 }), (text, wanted) => {
      const escaped = wanted.map(
        (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's'),
      )
      expect(fitsOneOf(wanted)(plain(text))).toBe(escaped.some((expression) => expression.test(plain(text))))
    }),
    { numRuns: 2_000 },
  )
})

test('a hostile pattern takes no longer than its text is long', () => {
  expect(fitsOneOf([`${'*a'.repeat(200)}*b`])('a'.repeat(100_000))).toBe(false)
})
