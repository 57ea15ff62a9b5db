import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Stratum, standardised } from './standardised.ts'
import { wilson } from './wilson.ts'

const near = (value: number) => expect.closeTo(value, 12)
const stratum = (part: number, of: number, allPart: number, allOf: number): Stratum => ({
  row: { part, of },
  all: { part: allPart, of: allOf },
})

describe('like for like, worked by hand', () => {
  test('who brings more of those that are won anyway is no better', () => {
    // Of small companies half are won, of large ones a tenth, of all channels alike. This one brings 80 small and 20 large:
    // 42% as it is. All leads are 200 small and 200 large: .5 · 1/2 + .1 · 1/2 = 30%, and so are all together.
    const { value, interval, ...rest } = standardised([stratum(40, 80, 100, 200), stratum(2, 20, 20, 200)])
    expect(value).toEqual(near(0.3))
    // Variance 1/4 · (.25/80 + .09/20) = .00190625: ± 1.96 · .0436606.
    const reach = 1.959963984540054 * Math.sqrt(0.00190625)
    expect(interval).toEqual({ low: near(0.3 - reach), high: near(0.3 + reach) })
    expect(rest).toEqual({ standard: near(0.3), leads: 100, coverage: 1 })
  })

  test('kinds with fewer than five leads are left out, of the standard too', () => {
    // 3 of 6 in the first; 4 leads of the second are too few. The first are 30 of 40 of all, and 12 of these are won.
    expect(standardised([stratum(3, 6, 12, 30), stratum(4, 4, 9, 10)])).toMatchObject({
      value: near(0.5),
      standard: near(0.4),
      leads: 6,
      coverage: 0.75,
    })
  })

  test('without a kind that can be compared there is no answer', () => {
    const nothing = { value: null, interval: null, standard: null, leads: 0 }
    expect(standardised([stratum(4, 4, 9, 10)])).toEqual({ ...nothing, coverage: 0 })
    expect(standardised([])).toEqual({ ...nothing, coverage: null })
  })

  test('where nothing varies within kinds it is still not certain', () => {
    // None of 20: as far as Wilson goes.
    expect(standardised([stratum(0, 10, 1, 50), stratum(0, 10, 1, 50)]).interval).toEqual(wilson(0, 20))
  })
})

const aStratum = fc
  .record({ part: fc.nat(50), rest: fc.nat(50), otherPart: fc.nat(50), otherRest: fc.nat(50) })
  .map(({ part, rest, otherPart, otherRest }) =>
    stratum(part, part + rest, part + otherPart, part + rest + otherPart + otherRest),
  )
const strata = fc.array(aStratum, { maxLength: 10 })

law.prop([strata])('it lies within its interval, and between the shares of its kinds', (kinds) => {
  const { value, interval } = standardised(kinds)
  if (value === null || !interval) return
  expect(interval.low - 1e-12 <= value && value <= interval.high + 1e-12).toBe(true)
  const shares = kinds.filter(({ row }) => row.of >= 5).map(({ row }) => row.part / row.of)
  expect(value).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12)
  expect(value).toBeLessThanOrEqual(Math.max(...shares) + 1e-12)
})

law.prop([strata])('all leads together are their own standard', (kinds) => {
  const { value, standard } = standardised(kinds.map(({ all }) => ({ row: all, all })))
  expect(value ?? 0).toBeCloseTo(standard ?? 0, 12)
})

law.prop([fc.nat(40), fc.integer({ min: 5, max: 40 }), fc.integer({ min: 1, max: 20 })])(
  'with the mix of all leads it is the share as it is',
  (part, of, times) => {
    const won = Math.min(part, of)
    const kinds = [stratum(won, of, 0, of * times), stratum(of - won, of, 0, of * times)]
    expect(standardised(kinds).value).toBeCloseTo(0.5, 12)
    expect(standardised(kinds.slice(0, 1)).value).toBeCloseTo(won / of, 12)
  },
)
