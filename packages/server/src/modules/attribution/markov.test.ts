import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { chainOf } from './chain.ts'
import { denseRemovalEffects } from './dense-removal.ts'
import { markov, sharesOfEffects } from './markov.ts'
import { conversionsOf, type Path, waysOf, withoutNulls } from './path.ts'
import { sparseRemovalEffects } from './sparse-removal.ts'

const [A, B, C] = [0, 1, 2]
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12))

/** A > B converted, A did not, B > A > B converted. */
const three: readonly Path[] = [
  { channels: [A, B], conversions: 1, nulls: 0 },
  { channels: [A], conversions: 0, nulls: 1 },
  { channels: [B, A, B], conversions: 1, nulls: 0 },
]

describe('worked by hand', () => {
  test('order 1', () => {
    // Start: A 2/3, B 1/3. A: B 2/3, end 1/3. B: converts 2/3, A 1/3.
    // b_B = 2/3 + 1/3 b_A, b_A = 2/3 b_B: b_B = 6/7, b_A = 4/7, b_S = 2/3 · 4/7 + 1/3 · 6/7 = 2/3.
    // Without A, B converts 2/3: b_S = 1/3 · 2/3 = 2/9, a third of what it was. Without B nothing converts.
    const credit = markov(waysOf(three), 2, 1)
    expect(credit.effects).toEqual(close([2 / 3, 1]))
    expect(credit.shares).toEqual(close([2 / 5, 3 / 5]))
    expect(credit).toMatchObject({ isLastTouch: false, states: 2, journeys: 3 })
  })

  test('order 2', () => {
    // States AB, A (a journey that is shorter) and BA. Every way to convert ends in AB, which has both in it.
    const credit = markov(waysOf(three), 2, 2)
    expect(credit.effects).toEqual(close([1, 1]))
    expect(credit).toMatchObject({ states: 3, journeys: 3 })
  })

  test('null paths change the answer', () => {
    // A > B converts once; B > A, A > B and B convert never.
    const paths = [
      { channels: [A, B], conversions: 1, nulls: 1 },
      { channels: [B, A], conversions: 1, nulls: 0 },
      { channels: [B], conversions: 0, nulls: 4 },
    ]
    // With: start A 2/7, B 5/7. A: B 2/3, converts 1/3. B: converts 1/7, A 1/7, ends 5/7.
    // Without A, b_S = 5/7 · 1/7 = 5/49 of 2/7: 5/14 are left. Without B, b_S = 2/7 · 1/3 = 2/21 of 2/7: 1/3 is left.
    expect(markov(waysOf(paths), 2, 1).effects).toEqual(close([9 / 14, 2 / 3]))
    // Without: start A 1/2, B 1/2. A: B 1/2, converts 1/2. B: converts 1/2, A 1/2. A quarter is left without either.
    expect(markov(waysOf(withoutNulls(paths)), 2, 1).effects).toEqual(close([3 / 4, 3 / 4]))
  })

  test('where nothing converts there is nothing to share out', () => {
    expect(markov(waysOf([{ channels: [A], conversions: 0, nulls: 9 }]), 1, 1).shares).toEqual([])
    expect(markov(waysOf([]), 0, 3).shares).toEqual([])
  })

  test('where no channel has an effect the last touch decides, and says so', () => {
    expect(sharesOfEffects([0, 0], [1, 3])).toEqual({ shares: [0.25, 0.75], isLastTouch: true })
  })
})

const channelCount = 4
const anyPath = fc.record({
  channels: fc.array(fc.integer({ min: 0, max: channelCount - 1 }), { minLength: 1, maxLength: 7 }),
  conversions: fc.integer({ min: 0, max: 5 }),
  nulls: fc.integer({ min: 0, max: 5 }),
})
const anyPaths = fc.array(anyPath, { minLength: 1, maxLength: 12 }).filter((paths) => conversionsOf(waysOf(paths)) > 0)
const anyOrder = fc.integer({ min: 1, max: 4 })

describe('on any journeys', () => {
  law.prop([anyPaths, anyOrder])('each order gives what matrices written out give', (paths, order) => {
    const credit = markov(waysOf(paths), channelCount, order)
    const naive = naiveEffects(paths, order)
    credit.effects.forEach((effect, channel) => {
      expect(effect).toBeCloseTo(naive.effects[channel] ?? Number.NaN, 9)
    })
    expect(credit.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  law.prop([anyPaths, anyOrder])('the chance to convert is what it was, at each order', (paths, order) => {
    const { journeys } = markov(waysOf(paths), channelCount, order)
    expect(naiveEffects(paths, order).converts).toBeCloseTo(conversionsOf(waysOf(paths)) / journeys, 9)
  })

  law.prop([anyPaths])('the closed form of order 1 is what removing gives', (paths) => {
    const chain = chainOf(waysOf(paths), channelCount, 1)
    const sparse = sparseRemovalEffects(chain, channelCount)
    denseRemovalEffects(chain, channelCount).forEach((effect, channel) => {
      expect(effect).toBeCloseTo(sparse[channel] ?? Number.NaN, 10)
    })
  })

  law.prop([anyPaths])('what comes again at once changes nothing at order 1', (paths) => {
    const collapsed = paths.map((path) => ({
      ...path,
      channels: path.channels.filter((channel, i) => channel !== path.channels[i - 1]),
    }))
    const effects = markov(waysOf(collapsed), channelCount, 1).effects
    markov(waysOf(paths), channelCount, 1).effects.forEach((effect, i) => {
      expect(effect).toBeCloseTo(effects[i] ?? Number.NaN, 9)
    })
  })

  law.prop([anyPaths, anyOrder])('asked again, it gives the same to the last bit', (paths, order) => {
    expect(markov(waysOf(paths), channelCount, order)).toEqual(markov(waysOf(paths), channelCount, order))
  })

  law.prop([anyPaths, anyOrder])('a channel that nothing converts without has all of it to lose', (paths, order) => {
    const throughC = paths.map((path) => ({ ...path, channels: [...path.channels, C] }))
    expect(markov(waysOf(throughC), channelCount, order).effects[C]).toBeCloseTo(1, 9)
  })
})

/** The same by states with names, full matrices, and one system of equations for each channel that is removed. */
function naiveEffects(paths: readonly Path[], order: number) {
  const steps = paths.flatMap(({ channels, conversions, nulls }) => {
    const length = Math.min(order, channels.length)
    const states = channels.slice(length - 1).map((_, i) => channels.slice(i, i + length).join('>'))
    return [
      { states: ['S', ...states, 'C'], count: conversions },
      { states: ['S', ...states, 'N'], count: nulls },
    ].filter(({ count }) => count > 0)
  })
  const names = [...new Set(steps.flatMap(({ states }) => states))].filter((name) => !['C', 'N'].includes(name))
  const count = (from: string, to: string): number =>
    steps.reduce(
      (sum, step) =>
        sum + step.count * step.states.filter((name, i) => name === from && step.states[i + 1] === to).length,
      0,
    )
  const table = new Map(names.map((from) => [from, new Map([...names, 'C', 'N'].map((to) => [to, count(from, to)]))]))
  const chance = (from: string, to: string): number => {
    const row = [...(table.get(from) ?? new Map<string, number>())]
    return (row.find(([name]) => name === to)?.[1] ?? 0) / row.reduce((sum, [, each]) => sum + each, 0)
  }
  const convertsWithout = (channel: string | null): number => {
    const left = names.filter((name) => channel === null || !name.split('>').includes(channel))
    const matrix = left.map((from) => [
      ...left.map((to) => (from === to ? 1 : 0) - chance(from, to)),
      chance(from, 'C'),
    ])
    return gauss(matrix)[left.indexOf('S')] ?? 0
  }
  const converts = convertsWithout(null)
  const effects = Array.from({ length: channelCount }, (_, i) => 1 - convertsWithout(String(i)) / converts)
  return { effects, converts }
}

/** Solves the equations whose rows end with the right-hand side, with the largest pivot of each column. */
function gauss(rows: readonly (readonly number[])[]): number[] {
  const matrix = rows.map((row) => [...row])
  const at = (i: number, j: number): number => matrix[i]?.[j] ?? 0
  for (let column = 0; column < matrix.length; column++) {
    const candidates = matrix.slice(column).map((_, i) => i + column)
    const best = candidates.reduce((a, b) => (Math.abs(at(b, column)) > Math.abs(at(a, column)) ? b : a))
    const [pivot = [], other = []] = [matrix[best], matrix[column]]
    matrix[best] = other
    matrix[column] = pivot
    for (let i = 0; i < matrix.length; i++) {
      if (i === column) continue
      const factor = at(i, column) / at(column, column)
      matrix[i] = (matrix[i] ?? []).map((value, j) => value - factor * (pivot[j] ?? 0))
    }
  }
  return matrix.map((row, i) => (row.at(-1) ?? 0) / at(i, i))
}
