import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type FollowedLeads, followUpOf, fourParts, qualityOf, standings, supposing } from './four-parts.ts'
import { wilson } from './wilson.ts'

const near = (value: number) => expect.closeTo(value, 12)
const followed = (leads: number, worked: number, reached: number, accepted: number, won: number): FollowedLeads => ({
  ...{ leads, worked, reached, accepted, won },
})

describe('a close rate in four parts, worked by hand', () => {
  // Half were worked, 3 of 5 of these reached, half of these accepted, 2 of 5 of these won: 6 of 100.
  const neglected = followed(100, 50, 30, 15, 6)
  const all = followed(400, 300, 240, 120, 48)

  test('is their product', () => {
    const { closeRate, worked, reached, accepted, won } = fourParts(neglected, 40)
    expect([worked, reached, accepted, won].map(({ value }) => value)).toEqual([0.5, 0.6, 0.5, 0.4])
    expect(closeRate).toMatchObject({ numerator: 6, denominator: 100, value: 0.06, thin: false })
    expect([worked.thin, reached.thin, accepted.thin, won.thin]).toEqual([false, false, true, true])
  })

  test('doubles where twice as many would have been reached, and stays where its leads are like all others', () => {
    // Of 30 reached 6 were won, 1 in 5, as of all; 30 of 100 were reached, of all 240 of 400: .2 · .6 and .3 · .2.
    const { low, high } = wilson(6, 30)!
    expect(supposing(qualityOf(neglected), followUpOf(all))).toEqual({
      value: near(0.12),
      interval: { low: near(low * 0.6), high: near(high * 0.6) },
    })
    expect(supposing(followUpOf(neglected), qualityOf(all)).value).toEqual(near(0.06))
  })

  test('tells nothing of the leads where none were reached', () => {
    const unknown = { value: null, interval: null }
    expect(supposing(qualityOf(followed(9, 4, 0, 0, 0)), followUpOf(all))).toEqual(unknown)
    expect(supposing(followUpOf(neglected), qualityOf(followed(9, 4, 0, 0, 0)))).toEqual(unknown)
  })

  test('stands above or below all others only where that is no chance', () => {
    // 30 of 100 were reached, and 210 of 300; of these 6 of 30 were won, and 42 of 210: a fifth each. 1 of 3 tells nothing.
    expect(standings([neglected, followed(300, 250, 210, 105, 42)].map(followUpOf))).toEqual(['BELOW', 'ABOVE'])
    expect(standings([neglected, followed(300, 250, 210, 105, 42)].map(qualityOf))).toEqual(['ALIKE', 'ALIKE'])
    expect(standings([followed(3, 1, 1, 1, 1), followed(300, 250, 210, 105, 42)].map(followUpOf))).toEqual([
      'ALIKE',
      'ALIKE',
    ])
    expect(standings([])).toEqual([])
  })
})

const someLeads = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
  .map(([won, accepted, reached, worked, leads]) =>
    followed(
      won + accepted + reached + worked + leads,
      won + accepted + reached + worked,
      won + accepted + reached,
      won + accepted,
      won,
    ),
  )

law.prop([someLeads])('the product of the parts is the close rate, whatever came of the leads', (leads) => {
  const { closeRate, worked, reached, accepted, won } = fourParts(leads, 30)
  const product = [worked, reached, accepted, won].reduce((whole, { value }) => whole * (value ?? 0), 1)
  expect(product).toBeCloseTo(closeRate.value ?? 0, 12)
})

law.prop([someLeads])('at the average of nobody else it is what it is', (leads) => {
  const { value } = fourParts(leads, 30).closeRate
  for (const supposed of [
    supposing(qualityOf(leads), followUpOf(leads)),
    supposing(followUpOf(leads), qualityOf(leads)),
  ]) {
    if (supposed.value === null || !supposed.interval) continue
    expect(supposed.value).toBeCloseTo(value ?? 0, 12)
    expect(supposed.interval.low).toBeLessThanOrEqual(supposed.value + 1e-12)
    expect(supposed.interval.high).toBeGreaterThanOrEqual(supposed.value - 1e-12)
  }
})

law.prop([fc.array(someLeads, { maxLength: 8 })])('nobody stands out among those who are alike', (rows) => {
  const alike = rows.map(() => followed(100, 80, 60, 30, 10))
  expect(new Set(standings(alike.map(followUpOf))).size).toBeLessThanOrEqual(1)
  expect(standings(alike.map(qualityOf)).every((standing) => standing === 'ALIKE')).toBe(true)
})
