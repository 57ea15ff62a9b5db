import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { anyFacts, type Fact, withoutRivals } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'

const runs = { numRuns: 40 }

describe('what is derived', () => {
  test('step by step, in any steps, is what a rebuild makes of it', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.integer({ min: 1, max: 6 }), async (facts, size) => {
        const workspace = await aStagedWorkspace(db)
        for (let from = 0; from < facts.length; from += size) {
          await store(db, workspace, facts.slice(from, from + size))
          await deriveAll(db)
        }
        const incremental = await derivedRows(db)
        await rebuild(db, workspace.id)
        expect(await derivedRows(db)).toEqual(incremental)
        await forget(db, workspace)
      }),
      runs,
    )
  })

  test('does not depend on the order of arrival, nor on anything being sent twice', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.infiniteStream(fc.nat()), async (all, random) => {
        const facts = withoutRivals(all)
        const workspace = await aStagedWorkspace(db)
        await store(db, workspace, facts)
        await deriveAll(db)
        const once = await derivedRows(db)
        const shuffled = facts.map((each) => ({ each, rank: random.next().value })).sort((a, b) => a.rank - b.rank)
        await forget(db, workspace, { butKeep: 'workspace' })
        for (const { each } of [...shuffled, ...shuffled]) {
          await store(db, workspace, [each])
          await deriveAll(db)
        }
        expect(await derivedRows(db)).toEqual(once)
        await forget(db, workspace)
      }),
      runs,
    )
  })
})

test('whatever bots send, the rest is derived as if they had sent nothing', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(anyFacts, async (all) => {
      const facts = withoutRivals(all)
      const workspace = await aStagedWorkspace(db)
      const isOfBot = (fact: Fact): boolean => fact.kind === 'event' && fact.body.bot !== undefined
      await store(db, workspace, facts)
      await deriveAll(db)
      const { bot_event_count: counts, ...together } = await derivedRows(db)
      await forget(db, workspace, { butKeep: 'workspace' })
      await store(
        db,
        workspace,
        facts.filter((fact) => !isOfBot(fact)),
      )
      await deriveAll(db)
      const { bot_event_count: none, ...alone } = await derivedRows(db)
      expect(together).toEqual(alone)
      expect(none).toEqual([])
      expect((counts?.length ?? 0) > 0).toBe(facts.some(isOfBot))
      await forget(db, workspace)
    }),
    runs,
  )
})

const ada = { by: 'KEY', key: 'email:ada' } as const
const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }

describe('what is left when a person is erased', () => {
  test('is what a rebuild makes of it, in whatever order they came to be known; telling all again adds nothing', async ({
    db,
  }) => {
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.infiniteStream(fc.nat()), async (all, random) => {
        const facts = withoutRivals(all)
        const workspace = await aStagedWorkspace(db)
        await store(db, workspace, facts)
        await erasePerson(db, workspace, ada, asked)
        const left = await derivedRows(db)
        expect(JSON.stringify(left)).not.toContain('email:ada')
        await rebuild(db, workspace.id)
        expect(await derivedRows(db)).toEqual(left)

        await store(db, workspace, facts)
        await deriveAll(db)
        expect(await derivedRows(db)).toEqual(left)

        const shuffled = facts.map((each) => ({ each, rank: random.next().value })).sort((a, b) => a.rank - b.rank)
        await forget(db, workspace, { butKeep: 'workspace' })
        for (const { each } of shuffled) {
          await store(db, workspace, [each])
          await deriveAll(db)
        }
        await erasePerson(db, workspace, ada, asked)
        expect(await derivedRows(db)).toEqual(left)
        await forget(db, workspace)
      }),
      { numRuns: 15 },
    )
  })

  test('is what a rebuild makes of it, also of whom an opportunity of theirs said where they belong', async ({
    db,
  }) => {
    const workspace = await aStagedWorkspace(db)
    const lead = (recordId: string, emailKey: string): Fact => ({
      kind: 'record',
      record: { object: 'LEAD', system: 'sf', recordId, fields: { createdAt: '2026-01-19', emailKey } },
    })
    const fields = { outcome: 'OPEN', leadKey: 'crm:sf:1', emailKey: 'email:bob', emailDomain: 'acme.test' } as const
    await store(db, workspace, [
      ...[lead('1', ada.key), lead('2', 'email:bob')],
      { kind: 'record', record: { object: 'OPPORTUNITY', system: 'sf', recordId: '1', fields } },
    ])
    await deriveAll(db)
    expect((await derivedRows(db))['account_person']).toHaveLength(1)
    await erasePerson(db, workspace, ada, asked)
    const left = await derivedRows(db)
    expect(left['account_person']).toEqual([])
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
  })

  test('is what a rebuild makes of it, also of a lead with their address that was split from them', async ({ db }) => {
    const workspace = await aStagedWorkspace(db)
    const fields = { createdAt: '2026-01-19', emailKey: ada.key }
    const pairs = [{ key: 'crm:sf:3', otherKey: ada.key }]
    await store(db, workspace, [
      { kind: 'record', record: { object: 'LEAD', system: 'sf', recordId: '3', fields } },
      { kind: 'decision', decision: 'SPLIT', no: 1, pairs },
    ])
    expect(await erasePerson(db, workspace, ada, asked)).toMatchObject({ records: 0, mentions: 1 })
    const left = await derivedRows(db)
    expect(left['lead']).toHaveLength(1)
    expect(JSON.stringify(left)).not.toContain(ada.key)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
  })
})
