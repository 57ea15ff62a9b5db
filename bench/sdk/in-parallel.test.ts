import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inParallel } from './in-parallel.ts'

test('never more at a time than allowed, and the results in the order of the items', async () => {
  let atOnce = 0
  let most = 0
  const results = await inParallel([30, 1, 20, 2, 10], 2, async (milliseconds) => {
    most = Math.max(most, ++atOnce)
    await wait(milliseconds)
    atOnce--
    return milliseconds * 2
  })
  expect(results).toEqual([60, 2, 40, 4, 20])
  expect(most).toBe(2)
})

test('one that fails fails the whole', async () => {
  const failing = inParallel([1, 2], 1, async (item) => {
    if (item === 2) throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
})
