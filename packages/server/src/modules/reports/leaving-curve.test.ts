import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { incidenceAt, incidenceCurve } from './cumulative-incidence.ts'
import { daysUntilLeft, meanDaysWithin } from './leaving-curve.ts'
import { type CountedExit, leavingBy, type WayOut } from './stage-exits.ts'
import { allWays } from './time-in-stage.ts'

type Exit = Pick<CountedExit, 'exit' | 'hours' | 'leads'>

const curveOf = (exits: readonly Exit[], ...ways: readonly WayOut[]) => {
  const counted = exits.map((exit) => ({ ...exit, keys: [], milestone: 'MQL' as const, isBackwards: false }))
  return incidenceCurve(leavingBy(counted, ...(ways.length > 0 ? ways : allWays)))
}
const close = (value: number) => expect.closeTo(value, 12)

describe('worked by hand', () => {
  // Ten leads: 2 gone on after a day; 1 lost after 2; 2 there for 3 days so far; 4 gone on after 5; 1 there for 8.
  const ten = curveOf([
    { exit: 'WENT_ON', hours: 24, leads: 2 },
    { exit: 'LOST', hours: 48, leads: 1 },
    { exit: 'STILL_THERE', hours: 72, leads: 2 },
    { exit: 'WENT_ON', hours: 120, leads: 4 },
    { exit: 'STILL_THERE', hours: 192, leads: 1 },
  ])

  test('half had left after 5 days: 7 in 10 were there until then, and 1 of 5 of them after', () => {
    expect(daysUntilLeft(ten, 0.5)?.days).toBe(5)
    // 8/10 · 7/8 = .7 on day 2, then .7 · 1/5 = .14.
    expect(daysUntilLeft(ten, 0.3)?.days).toBe((2 + 5) / 2)
    expect(daysUntilLeft(ten, 0.86)?.days).toBe(5)
    expect(daysUntilLeft(ten, 0.9)).toBeNull()
  })

  test('the mean is the area under the share still there', () => {
    // 1 day of all, 1 of .8, 3 of .7, then 2 of .14.
    expect(meanDaysWithin(ten, 7)).toEqual(close(1 + 0.8 + 3 * 0.7 + 2 * 0.14))
    expect(meanDaysWithin(ten, 1.5)).toEqual(close(1 + 0.5 * 0.8))
    expect(meanDaysWithin(ten, 0.5)).toBe(0.5)
    expect(meanDaysWithin(curveOf([{ exit: 'WENT_ON', hours: 0, leads: 3 }]), 0)).toBe(0)
  })

  test('nobody has left of no leads, nor of leads that are all there', () => {
    expect(daysUntilLeft(curveOf([]), 0.5)).toBeNull()
    const all = curveOf([{ exit: 'STILL_THERE', hours: 48, leads: 5 }])
    expect(daysUntilLeft(all, 0.5)).toBeNull()
    expect(meanDaysWithin(all, 2)).toBe(2)
  })
})

type Oracle = {
  readonly name: string
  readonly exits: readonly Exit[]
  readonly quantiles: readonly { share: number; days: number | null; low: number | null; high: number | null }[]
  readonly until: number
  readonly mean: number
  readonly gone: readonly { exit: WayOut; share: number; low: number; high: number }[]
}

const oracles: readonly Oracle[] = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/time-in-stage.json', import.meta.url), 'utf8'),
)

describe.each(oracles)('the same as by survival, of R: $name', ({ exits, quantiles, until, mean, gone }) => {
  const near = (value: number) => expect.closeTo(value, 10)

  test.each(quantiles)('the days until $share have left', ({ share, days, low, high }) => {
    const told = daysUntilLeft(curveOf(exits), share)
    if (days === null) return expect(told).toBeNull()
    expect(told).toEqual({
      days: near(days),
      interval: low === null ? null : { low: near(low), high: high === null ? null : near(high) },
    })
  })

  test('the mean days', () => {
    expect(meanDaysWithin(curveOf(exits), until)).toEqual(near(mean))
  })

  test('the shares gone each way', () => {
    for (const { exit, share, low, high } of gone) {
      const { value, interval } = incidenceAt(curveOf(exits, exit), until) ?? {}
      expect([exit, value, interval]).toEqual([exit, near(share), { low: near(low), high: near(high) }])
    }
  })
})
