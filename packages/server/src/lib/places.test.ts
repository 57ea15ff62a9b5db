import { expect, test } from 'vitest'
import { createPlaces } from './places.ts'

test('no more places are taken than there are, and one that is given back can be taken again, once', () => {
  const take = createPlaces(2, () => new Error('full'))
  const giveBack = take()
  take()
  expect(take).toThrow('full')
  giveBack()
  giveBack()
  take()
  expect(take).toThrow('full')
})
