import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { personKeys } from '../test/identified-visit.ts'
import { anyFacts } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll, rebuild } from './derive.ts'
import { joinPerson, splitPerson } from './split.ts'

const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }
const facts = anyFacts.map((all) => all.filter(({ kind }) => kind !== 'decision'))

describe('whoever is split', () => {
  test('is what a rebuild makes of it, apart from the others, and as before once joined again', async ({ db }) => {
    let splits = 0
    await fc.assert(
      fc.asyncProperty(facts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), async (told, isNamed) => {
        const workspace = await aStagedWorkspace(db)
        await store(db, workspace, told)
        await deriveAll(db)
        const before = await derivedRows(db)
        const several = [...(await personKeys(db, workspace.id)).values()].find((keys) => keys.length > 1)
        const named = several?.slice(1).filter((_, i) => i === 0 || isNamed[i]) ?? []
        if (named.length > 0) {
          splits += 1
          await splitPerson(db, workspace, named, asked)
          const split = await derivedRows(db)
          for (const keys of (await personKeys(db, workspace.id)).values()) {
            expect(keys.filter((key) => named.includes(key)).length % keys.length).toBe(0)
          }
          await rebuild(db, workspace.id)
          expect(await derivedRows(db)).toEqual(split)
          await joinPerson(db, workspace, named, asked)
        }
        expect(await derivedRows(db)).toEqual(before)
        await forget(db, workspace)
      }),
      { numRuns: 25 },
    )
    expect(splits).toBeGreaterThan(5)
  })
})
