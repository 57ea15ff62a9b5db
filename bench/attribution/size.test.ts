import { expect, test } from 'vitest'
import { journeysAsked } from './size.ts'

test('a size that is none is refused with what to give instead', () => {
  expect(journeysAsked(undefined)).toBe(200_000)
  expect(journeysAsked('1_000_000')).toBe(1_000_000)
  for (const text of ['many', '999', '1e9.5', '']) {
    expect(() => journeysAsked(text)).toThrow(`TOUCHLINE_BENCH_JOURNEYS=${text} is no size`)
  }
})
