import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { knowledgeAt } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test } from '../test/database-test.ts'
import { keepKnown, rowsUnder } from '../test/known-rows.ts'
import { anyFacts, type Fact, withoutRivals } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll } from './derive.ts'
import { seal } from './seal.ts'

const dayMs = 86_400_000
const start = Date.parse('2026-01-01T00:00:00Z')
const now = new Date('2026-10-01T12:00:00Z')

/** The same fact, had no browser claimed to be anybody. */
function unclaimed(fact: Fact): Fact {
  if (fact.kind !== 'event' || !('keys' in fact.body)) return fact
  const { claimed = [], ...body } = { claimed: undefined, ...fact.body }
  const keys = fact.trust === 'CLAIMED' ? [] : body.keys.filter((key) => !claimed.includes(key))
  return { ...fact, body: { ...body, keys } }
}

/** Seals what happened until `day`, as if all were kept for ten days. */
const sealUntil = (db: Db, workspace: Workspace, day: number) =>
  seal(
    db,
    { ...workspace, settings: { ...workspace.settings, retention: { count: 10, unit: 'days' } } },
    { now: new Date(start + (day + 10) * dayMs) },
  )

const withClaims = knowledgeAt(now)
const withoutClaims = knowledgeAt(now, true)

test('without claims all is, row for row, as if none had been made: in any order, some of it sealed, and nothing where none was', async ({
  db,
}) => {
  let [different, sealed] = [0, 0]
  const told = anyFacts.chain((facts) => {
    const all = withoutRivals(facts)
    return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
  })
  await fc.assert(
    fc.asyncProperty(told, fc.option(fc.integer({ min: 4, max: 34 })), async ([facts, otherOrder], sealedOn) => {
      const workspace = await aStagedWorkspace(db)
      const rowsOf = (id: WorkspaceId) => rowsUnder(db, id)
      await store(db, workspace, facts.map(unclaimed))
      await deriveAll(db)
      const expected = await rowsOf(workspace.id)
      expect(await rowsOf(await keepKnown(db, workspace, withoutClaims))).toEqual(expected)
      await forget(db, workspace, { butKeep: 'workspace' })

      await store(db, workspace, otherOrder)
      await deriveAll(db)
      if (sealedOn !== null) sealed += (await sealUntil(db, workspace, sealedOn))?.events ?? 0
      const today = await rowsOf(workspace.id)
      expect(await rowsOf(await keepKnown(db, workspace, withoutClaims))).toEqual(expected)
      expect(await rowsOf(await keepKnown(db, workspace, withClaims))).toEqual(today)
      expect(await rowsOf(workspace.id)).toEqual(today)
      if (JSON.stringify(today) !== JSON.stringify(expected)) different += 1
      await forget(db, workspace)
    }),
    { numRuns: 40, endOnFailure: true },
  )
  // How many is up to chance.
  expect(different).toBeGreaterThan(0)
  expect(sealed).toBeGreaterThan(0)
})
