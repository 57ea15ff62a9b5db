import type { StreamId } from '@touchline/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { anyFacts, type Fact, withoutRivals } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { seal } from './seal.ts'

const dayMs = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')
const ada = { by: 'KEY', key: 'email:ada' } as const
const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }

/** Events of the same day come within two hours: then they make visits together. */
const closer = (fact: Fact): Fact =>
  fact.kind === 'event' ? { ...fact, minute: (fact.minute % 28) * 1_440 + (fact.minute % 113) } : fact

const someFacts = anyFacts.map((facts) => facts.map(closer))
const manyFacts = fc.tuple(someFacts, someFacts).map((parts) => parts.flat())

/** Seals what happened until `day`, as if all were kept for ten days: what of it is over. */
const sealUntil = (db: Db, workspace: Workspace, day: number, dryRun = false) =>
  seal(
    db,
    { ...workspace, settings: { ...workspace.settings, retention: { count: 10, unit: 'days' } } },
    { now: new Date(start + (day + 10) * dayMs), dryRun },
  )

const isRefused = (fact: Fact, day: number): boolean => fact.kind === 'event' && fact.minute < day * 1_440

const eventsLeft = (db: Db) => db.selectFrom('event').select(['stream_id', 'event_id']).execute()

test('history that is sealed, at any time, derives as if it never had been: step by step, rebuilt and erased', async ({
  db,
}) => {
  let sealed = 0
  const days = fc.array(fc.integer({ min: 4, max: 34 }), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(manyFacts, someFacts, days, async (first, second, sealedOn) => {
      const all = withoutRivals([...first, ...second])
      const before = all.filter((fact) => first.includes(fact))
      const latest = Math.max(...sealedOn)
      const after = all.filter((fact) => !first.includes(fact) && !isRefused(fact, latest))
      const workspace = await aStagedWorkspace(db)

      await store(db, workspace, before)
      await deriveAll(db)
      await store(db, workspace, after)
      await deriveAll(db)
      const whole = await derivedRows(db)
      await erasePerson(db, workspace, ada, asked)
      const withoutAda = await derivedRows(db)
      await forget(db, workspace, { butKeep: 'workspace' })

      await store(db, workspace, before)
      await deriveAll(db)
      for (const day of sealedOn) sealed += (await sealUntil(db, workspace, day))?.events ?? 0
      await store(db, workspace, after)
      await deriveAll(db)
      expect(await derivedRows(db)).toEqual(whole)
      await rebuild(db, workspace.id)
      expect(await derivedRows(db)).toEqual(whole)
      const left = await eventsLeft(db)
      await store(
        db,
        workspace,
        all.filter((fact) => isRefused(fact, latest)),
      )
      expect(await eventsLeft(db)).toEqual(left)

      await erasePerson(db, workspace, ada, asked)
      expect(await derivedRows(db)).toEqual(withoutAda)
      const kept = await db.selectFrom('sealed_stretch').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain(ada.key)
      await rebuild(db, workspace.id)
      expect(await derivedRows(db)).toEqual(withoutAda)
      await forget(db, workspace)
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect(sealed).toBeGreaterThan(10)
})

const page = (minute: number, no: number): Fact => ({
  ...{ kind: 'event', stream: 1, minute, no, trust: 'CLAIMED' },
  body: { type: 'page', url: 'https://acme.example/' },
})

test('a visit that is not over stays whole, until it is', async ({ db }) => {
  const workspace = await aStagedWorkspace(db)
  const noon = 10 * 1_440
  await store(db, workspace, [page(noon - 40, 1), page(noon - 20, 2), page(noon, 3), page(noon - 400, 4)])
  await deriveAll(db)
  expect(await sealUntil(db, workspace, 13)).toMatchObject({ events: 1, stretches: 1 })
  expect(await eventsLeft(db)).toHaveLength(3)
  expect(await sealUntil(db, workspace, 14, true)).toMatchObject({ streams: 1, events: 3, stretches: 1 })
  expect(await eventsLeft(db)).toHaveLength(3)
  expect(await sealUntil(db, workspace, 14)).toMatchObject({ events: 3, stretches: 1 })
  expect(await eventsLeft(db)).toEqual([])
  expect(await sealUntil(db, workspace, 14)).toMatchObject({ events: 0, stretches: 0 })
  const [noted] = await db.selectFrom('sealing').select(['events', 'stretches', 'sealed_before']).execute()
  expect(noted).toEqual({ events: 4, stretches: 2, sealed_before: new Date(start + 14 * dayMs) })
})

test('a round that is cut short loses nothing, and the next one ends it', async ({ db }) => {
  const workspace = await aStagedWorkspace(db)
  const streams = Array.from({ length: 250 }, (_, no) => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`)
  await store(db, workspace, [page(600, 1)])
  const [told] = await db.selectFrom('event').selectAll().execute()
  if (!told) throw new Error('Nothing was stored')
  const others = streams.map((stream) => ({ ...told, stream_id: stream as StreamId, body: JSON.stringify(told.body) }))
  await db
    .insertInto('event')
    .values(others)
    .onConflict((is) => is.doNothing())
    .execute()
  await rebuild(db, workspace.id)
  const whole = await derivedRows(db)
  const keeping = { ...workspace, settings: { retention: { count: 10, unit: 'days' } } } as const
  const now = new Date(start + 20 * dayMs)
  await expect(
    seal(db, keeping, {
      now,
      onProgress: ({ streams: done }) => {
        if (done > 100) throw new Error('killed')
      },
    }),
  ).rejects.toThrow('killed')
  expect(await eventsLeft(db)).toHaveLength(50)
  await rebuild(db, workspace.id)
  expect(await derivedRows(db)).toEqual(whole)
  let rounds = 0
  expect(await seal(db, keeping, { now, mayGoOn: () => rounds++ < 1 })).toMatchObject({ events: 50 })
  expect(await seal(db, keeping, { now })).toMatchObject({ events: 0 })
  await rebuild(db, workspace.id)
  expect(await derivedRows(db)).toEqual(whole)
})
