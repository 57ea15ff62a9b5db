import { expect, test } from 'vitest'
import { inPages } from './in-pages.ts'

test.each([0, 1, 2, 3, 4, 7])('a list of %i comes whole and in order, two at a time', async (length) => {
  const list = Array.from({ length }, (_, i) => i)
  const asked: (number | undefined)[] = []
  const rows: number[] = []
  for await (const row of inPages(async (last: number | undefined) => {
    asked.push(last)
    return list.slice((last ?? -1) + 1, (last ?? -1) + 3)
  })) {
    rows.push(row)
  }
  expect(rows).toEqual(list)
  expect(asked).toHaveLength(Math.ceil(length / 2) + 1)
})
