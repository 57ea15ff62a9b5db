import { expect, test } from 'vitest'
import { inBatches } from '../lib/in-batches.ts'
import type { Row } from './csv-rows.ts'
import { problem, value } from './reading.ts'
import { takeRows } from './take-rows.ts'

const row = (line: number, wrong: string | null = null): Row => ({ line, cells: [String(line)], problem: wrong })

test('rows that cannot be read, judged or stored are all handed back, in the order of the file', async () => {
  const take = takeRows<number>(
    ({ line }) => (line === 4 ? problem('judged') : value(line)),
    async (lines) => ({
      added: lines.length - 1,
      updated: 0,
      unchanged: 0,
      refused: new Map([[lines.indexOf(3), 'refused']]),
    }),
  )
  expect(await take([row(2), row(3), row(4), row(5, 'unread')])).toEqual({
    added: 1,
    updated: 0,
    unchanged: 0,
    rejected: [
      { row: row(3), problem: 'refused' },
      { row: row(4), problem: 'judged' },
      { row: row(5, 'unread'), problem: 'unread' },
    ],
  })
})

test('fifty thousand rows are never in memory together', async () => {
  let made = 0
  async function* rows(): AsyncGenerator<Row> {
    while (made < 50_000) yield row(++made)
  }
  const aheadOfStore: number[] = []
  let stored = 0
  const take = takeRows(
    ({ line }) => value(line),
    async (lines) => {
      aheadOfStore.push(made - stored)
      stored += lines.length
      return { added: lines.length, updated: 0, unchanged: 0, refused: new Map() }
    },
  )
  for await (const batch of inBatches(rows(), 1_000)) await take(batch)
  expect(stored).toBe(50_000)
  expect(new Set(aheadOfStore)).toEqual(new Set([1_000]))
})
