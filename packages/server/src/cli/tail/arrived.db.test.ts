import { expect } from 'vitest'
import { deriveAll } from '../../pipeline/derive.ts'
import { test } from '../../test/database-test.ts'
import { collect, visitor } from '../../test/facts.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { arrivedBetween } from './arrived.queries.ts'

/** `collect` receives at the first instant of this day. */
const day = [new Date('2026-11-22T00:00:00Z'), new Date('2026-11-23T00:00:00Z')] as const

test('an event has the person and the channel of the visit that it is part of, once these are derived', async ({
  db,
}) => {
  const workspace = await aWorkspace(db)
  await collect(
    db,
    workspace,
    visitor(1),
    { type: 'page', at: '2026-11-20T10:00:00Z', url: 'https://a.example/?utm_source=google&utm_medium=cpc' },
    { type: 'identify', at: '2026-11-20T10:01:00Z', emailHash: 'a'.repeat(64) },
    { type: 'page', at: '2026-11-20T15:00:00Z', url: 'https://a.example/' },
  )
  await collect(db, workspace, visitor(2), { type: 'track', at: '2026-11-20T10:00:30Z', name: 'x' })
  await collect(db, await aWorkspace(db), visitor(1), { type: 'track', at: '2026-11-20T10:00:30Z', name: 'y' })
  const seen = async () =>
    (await arrivedBetween(db, workspace.id, ...day, 10)).map(({ body, personId, channel }) => [
      body.type,
      personId === null ? null : 'a person',
      channel,
    ])
  expect(await seen()).toEqual([
    ['page', null, null],
    ['track', null, null],
    ['identify', null, null],
    ['page', null, null],
  ])
  await deriveAll(db)
  expect(await seen()).toEqual([
    ['page', 'a person', 'Paid Search'],
    ['track', null, 'Direct'],
    ['identify', 'a person', 'Paid Search'],
    ['page', 'a person', 'Direct'],
  ])
  expect(await arrivedBetween(db, workspace.id, ...day, 2)).toHaveLength(2)
  expect(await arrivedBetween(db, workspace.id, day[1], new Date('2026-11-24T00:00:00Z'), 10)).toEqual([])
})
