import { expect, test } from 'vitest'
import type { Arrival } from './arrivals.ts'
import { delivered, together } from './delivered.ts'

const tracked = (number: number, id: string | null): Arrival => ({ kind: 'track', id, number })

test('what never arrived is lost', () => {
  expect(delivered(3, [tracked(0, 'a'), tracked(2, 'c')])).toEqual({ tracked: 3, lost: 1, duplicated: 0 })
})

test('what arrives again under the same id counts once', () => {
  expect(delivered(2, [tracked(0, 'a'), tracked(1, 'b'), tracked(0, 'a')])).toMatchObject({ lost: 0, duplicated: 0 })
})

test('what arrives again under another id, or without any, is counted twice', () => {
  expect(delivered(1, [tracked(0, 'a'), tracked(0, 'b'), tracked(0, 'c')])).toMatchObject({ lost: 0, duplicated: 2 })
  expect(delivered(1, [tracked(0, null), tracked(0, null)])).toMatchObject({ lost: 0, duplicated: 1 })
})

test('page views make up for nothing that is lost', () => {
  expect(delivered(1, [{ kind: 'page', id: 'p', number: null }])).toEqual({ tracked: 1, lost: 1, duplicated: 0 })
})

test('rounds add up', () => {
  const round = { tracked: 20, lost: 3, duplicated: 1 }
  expect(together([round, round])).toEqual({ tracked: 40, lost: 6, duplicated: 2 })
  expect(together([])).toEqual({ tracked: 0, lost: 0, duplicated: 0 })
})
