import { describe, expect, test } from 'vitest'
import { parseRange, printRange, rangeInput } from './range.ts'

describe('a range in the address', () => {
  test.each(['LAST_12_MONTHS', 'PREVIOUS_MONTH', '2026-01-01..2026-03-31', '2024-02-29..2024-02-29'])(
    '%s is read and written back',
    (text) => {
      const range = parseRange(text)
      expect(range && printRange(range)).toBe(text)
    },
  )

  test.each(['', 'EVER', 'toString', '2026-03-31..2026-01-01', '2026-02-30..2026-03-01', '2026-01-01', '..'])(
    '%j is none',
    (text) => {
      expect(parseRange(text)).toBeNull()
    },
  )
})

test.each([
  ['LAST_12_MONTHS', { preset: 'LAST_12_MONTHS' }],
  ['2026-01-01..2026-03-31', { between: { from: '2026-01-01', to: '2026-04-01' } }],
  ['2025-12-31..2025-12-31', { between: { from: '2025-12-31', to: '2026-01-01' } }],
])('%s is asked for as %j', (text, input) => {
  expect(rangeInput(parseRange(text)!)).toEqual(input)
})
