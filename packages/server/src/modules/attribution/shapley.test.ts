import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type ChannelSet, channelSets } from './channel-sets.ts'
import { conversionsOf, type Path, waysOf } from './path.ts'
import { sampledShapleyRate } from './sampled-shapley-rate.ts'
import { shapley } from './shapley.ts'
import { shapleyRate } from './shapley-rate.ts'

const [A, B] = [0, 1]
const setsOn = (channelCount: number, paths: readonly Path[]) => channelSets(waysOf(paths), channelCount)
const close = (values: readonly number[], digits = 12) => values.map((value) => expect.closeTo(value, digits))

describe('worked by hand', () => {
  test('4 conversions of A alone and 6 of A > B are worth 7 and 3', () => {
    const sets = setsOn(2, [
      { channels: [A], conversions: 4, nulls: 0 },
      { channels: [A, B], conversions: 6, nulls: 0 },
    ])
    expect(shapley(sets, 2)).toEqual([7, 3])
  })

  test('of rates, a channel that only spoils them is worth less than nothing', () => {
    // v(A) = 8/10, v(B) = 0/10, v(A, B) = 9/30 = 3/10: A joins first or second, (8/10 + 3/10) / 2, and B (0 − 5/10) / 2.
    const sets = setsOn(2, [
      { channels: [A], conversions: 8, nulls: 2 },
      { channels: [B], conversions: 0, nulls: 10 },
      { channels: [B, A, B], conversions: 1, nulls: 9 },
    ])
    expect(shapleyRate(sets, 2)).toEqual({ worth: close([11 / 20, -1 / 4]), standardErrors: null })
  })

  test('of rates, with three channels', () => {
    // Only journeys of A (1 of 2) and of A, B, C (1 of 1): v = 1/2 with A, and 2/3 for all; else nothing.
    // B adds 1/6 where it joins last, in 2 of 6 orders: 1/18, as C does. A has the rest of 2/3: 5/9.
    const sets = setsOn(3, [
      { channels: [0], conversions: 1, nulls: 1 },
      { channels: [2, 1, 0], conversions: 1, nulls: 0 },
    ])
    expect(shapleyRate(sets, 3).worth).toEqual(close([5 / 9, 1 / 18, 1 / 18]))
  })

  test('nobody is worth nothing', () => {
    expect(shapley([], 0)).toEqual([])
    expect(shapleyRate([], 0)).toEqual({ worth: [], standardErrors: null })
  })
})

const setsOf = (channelCount: number) =>
  fc
    .array(
      fc.record({
        channels: fc.array(fc.integer({ min: 0, max: channelCount - 1 }), { minLength: 1, maxLength: 8 }),
        conversions: fc.integer({ min: 0, max: 9 }),
        nulls: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .filter((paths) => conversionsOf(waysOf(paths)) > 0)
    .map((paths) => setsOn(channelCount, paths))
const five = 5

const conversionsWithin: Game = (sets, coalition) => totals(sets, coalition).conversions
const rateWithin: Game = (sets, coalition) => {
  const { conversions, journeys } = totals(sets, coalition)
  return journeys === 0 ? 0 : conversions / journeys
}
type Game = (sets: readonly ChannelSet[], coalition: readonly number[]) => number

function totals(sets: readonly ChannelSet[], coalition: readonly number[]) {
  const within = sets.filter(({ channels }) => channels.every((channel) => coalition.includes(channel)))
  const conversions = conversionsOf(waysOf(within))
  return { conversions, journeys: within.reduce((sum, { nulls }) => sum + nulls, conversions) }
}

/** The mean of what each adds in every order. */
function naive(sets: readonly ChannelSet[], channelCount: number, worthOf: Game): number[] {
  const worth: number[] = Array.from({ length: channelCount }, () => 0)
  const orders = permutations(Array.from({ length: channelCount }, (_, i) => i))
  for (const order of orders) {
    order.forEach((channel, place) => {
      const gain = worthOf(sets, order.slice(0, place + 1)) - worthOf(sets, order.slice(0, place))
      worth[channel] = (worth[channel] ?? 0) + gain / orders.length
    })
  }
  return worth
}

const permutations = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))

describe('on any journeys', () => {
  law.prop([setsOf(five)])('the closed form gives what every order gives', (sets) => {
    expect(shapley(sets, five)).toEqual(close(naive(sets, five, conversionsWithin), 9))
  })

  law.prop([setsOf(five)])('sums over subsets give what every order gives', (sets) => {
    expect(shapleyRate(sets, five).worth).toEqual(close(naive(sets, five, rateWithin), 9))
  })

  law.prop([setsOf(14)])('all together are worth what all journeys are', (sets) => {
    const everybody = Array.from({ length: 14 }, (_, i) => i)
    const sum = (worth: readonly number[]) => worth.reduce((whole, each) => whole + each, 0)
    expect(sum(shapley(sets, 14))).toBeCloseTo(conversionsWithin(sets, everybody), 9)
    expect(sum(shapleyRate(sets, 14).worth)).toBeCloseTo(rateWithin(sets, everybody), 9)
    expect(sum(sampledShapleyRate(sets, 14).worth)).toBeCloseTo(rateWithin(sets, everybody), 9)
  })

  law.prop([setsOf(five)])('who does the same is worth the same, and who does nothing is worth nothing', (sets) => {
    // Channel 6 is wherever channel 0 is; nobody ever came through channel 5.
    const twins = sets.map((set) => ({
      ...set,
      channels: set.channels.includes(0) ? [...set.channels, 6] : set.channels,
    }))
    for (const worth of [shapley(twins, 7), shapleyRate(twins, 7).worth]) {
      expect(worth[6]).toBeCloseTo(worth[0] ?? Number.NaN, 12)
      expect(worth[5]).toBeCloseTo(0, 12)
    }
  })
})

describe('with more channels than all coalitions can be looked at of', () => {
  const [sets = []] = fc.sample(setsOf(16), { seed: 7, numRuns: 1 })

  test('what is sampled lies within four standard errors of what is exact', () => {
    const exact = shapleyRate(sets, 16).worth
    const { worth, standardErrors } = sampledShapleyRate(sets, 16)
    worth.forEach((each, channel) => {
      const error = standardErrors?.[channel] ?? Number.NaN
      expect(error).toBeGreaterThanOrEqual(0)
      expect(Math.abs(each - (exact[channel] ?? Number.NaN))).toBeLessThanOrEqual(4 * error + 1e-12)
    })
    expect(Math.max(...(standardErrors ?? []))).toBeGreaterThan(0)
  })

  test('is the same each time, and says how far it may be off', () => {
    const wide = sets.map((set) => ({ ...set, channels: [...set.channels, 20] }))
    expect(shapleyRate(wide, 21)).toEqual(shapleyRate(wide, 21))
    expect(shapleyRate(wide, 21).standardErrors).toHaveLength(21)
  })
})
