import { fc, test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { levels } from './levels.ts'

test.each([
  [[], []],
  [
    [0, 50, 100],
    [0, 0, 0],
  ],
  [
    [0, 1, 2, 30],
    [2, 1, 0, 0],
  ],
  [
    [10, 10, 29.9, 30],
    [2, 0, 1, 0],
  ],
])('labels at %j stand on levels %j', (places, expected) => {
  expect(levels(places, 20)).toEqual(expected)
})

law.prop([fc.array(fc.double({ min: 0, max: 100, noNaN: true }))])('no two on one level are too close', (anywhere) => {
  const places = anywhere.sort((a, b) => a - b)
  const given = levels(places, 20)
  for (const level of new Set(given)) {
    const here = places.filter((_, i) => given[i] === level)
    for (const [i, place] of here.entries()) expect(place - (here[i - 1] ?? -Infinity)).toBeGreaterThanOrEqual(20)
  }
})
