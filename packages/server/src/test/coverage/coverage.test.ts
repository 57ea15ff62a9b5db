import { describe, expect, test } from 'vitest'
import { chanceOfSoFew, coverages, isContrast, trialsOf } from './coverage.ts'
import type { Trial } from './trial.ts'

/** A few companies of the thousand that `pnpm coverage --seeds 1000` makes: what is badly wrong shows in them. */
const trials = trialsOf(
  Array.from({ length: 12 }, (_, i) => i + 1),
  2_000,
)
const found = coverages(trials)

test('so few by chance, worked by hand', () => {
  // None of two: .05². One of two or none: 1 − .95².
  expect(chanceOfSoFew({ covered: 0, trials: 2 })).toBeCloseTo(0.0025, 12)
  expect(chanceOfSoFew({ covered: 1, trials: 2 })).toBeCloseTo(0.0975, 12)
})

const once = 1e-6

test.each(found.filter(({ estimate }) => !isContrast(estimate)))('$estimate covers what was planted', (coverage) => {
  expect(coverage.trials).toBeGreaterThan(40)
  expect(chanceOfSoFew(coverage)).toBeGreaterThan(once)
})

describe('it would show', () => {
  const ofRow = (estimate: string, row: string) =>
    coverages(trials.filter((one) => one.estimate === estimate && one.of === row))[0] ?? { covered: 1, trials: 1 }

  test.each([
    { estimate: 'not covering: close rate for that like for like', row: 'Paid Search' },
    { estimate: 'not covering: observed close rate for that at 180 days', row: 'Paid Video' },
  ])('$estimate, of $row', ({ estimate, row }) => {
    expect(chanceOfSoFew(ofRow(estimate, row))).toBeLessThan(once)
  })

  test('if intervals were half as wide', () => {
    const narrowed = trials.map(({ interval, ...rest }): Trial => {
      if (!interval) return { ...rest, interval }
      const [middle, reach] = [(interval.low + interval.high) / 2, (interval.high - interval.low) / 4]
      return { ...rest, interval: { low: middle - reach, high: middle + reach } }
    })
    const judged = coverages(narrowed).filter(({ estimate }) => !isContrast(estimate))
    for (const coverage of judged) expect(chanceOfSoFew(coverage), coverage.estimate).toBeLessThan(once)
  })
})
