import { expect, test } from 'vitest'
import { seriesBars } from './series-bars.ts'

const point = (value: string | null, target: string | null = null) => ({
  bucket: '2026-01-01',
  value,
  target,
  complete: true,
})

const heights = (points: Parameters<typeof seriesBars>[0]) => seriesBars(points).map(({ height }) => height)

test('the largest value fills the height', () => {
  expect(heights([point('5'), point('20'), point('10')])).toEqual([25, 100, 50])
})

test('a target that lies above all values does, so that it is seen', () => {
  const bars = seriesBars([point('5', '10'), point('0', '10')])
  expect(bars.map(({ height, target }) => [height, target])).toEqual([
    [50, 100],
    [0, 100],
  ])
})

test('no value is no bar, which zero is not', () => {
  expect(heights([point(null), point('0')])).toEqual([null, 0])
})

test('amounts below zero, as after a refund, draw nothing', () => {
  expect(heights([point('-5.50'), point('5.50')])).toEqual([0, 100])
})

test('bars share the width evenly and keep apart', () => {
  const bars = seriesBars([point('1'), point('1'), point('1'), point('1')])
  expect(bars.map(({ left }) => left)).toEqual([3.5, 28.5, 53.5, 78.5].map((left) => expect.closeTo(left, 6)))
  expect(bars.every(({ width }) => width < 25)).toBe(true)
})

test('nothing draws nothing', () => {
  expect(seriesBars([])).toEqual([])
})
