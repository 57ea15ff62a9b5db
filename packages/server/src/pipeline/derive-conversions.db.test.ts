import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { collect, crmLead, crmOpportunity, visitor } from '../test/facts.ts'
import { anyFacts } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { deriveAllConversions } from './derive-conversions.ts'

test('conversions of all leads at once, in however many parts, are those of each batch', async ({ db }) => {
  let conversions = 0
  await fc.assert(
    fc.asyncProperty(anyFacts, fc.integer({ min: 1, max: 3 }), async (facts, leadsOfPart) => {
      const workspace = await aStagedWorkspace(db)
      await store(db, workspace, facts)
      await deriveAll(db)
      const { conversion: each } = await derivedRows(db)
      await sql`delete from conversion`.execute(db)
      await deriveAllConversions(db, workspace, leadsOfPart)
      const { conversion: together } = await derivedRows(db)
      expect(together).toEqual(each)
      conversions += together?.length ?? 0
      await forget(db, workspace)
    }),
    { numRuns: 30 },
  )
  expect(conversions).toBeGreaterThan(0)
})

test('whoever has a conversion that nobody can count is set aside by a rebuild as by a batch', async ({ db }) => {
  const workspace = await aWorkspace(db)
  for (const [no, amountMinor] of [
    [1, 500],
    [2, 8e15],
  ] as const) {
    const at = '2026-01-01T10:00:00Z'
    await collect(
      db,
      workspace,
      visitor(no),
      { type: 'page', at, url: 'https://acme.example/' },
      { type: 'identify', at, userId: `u${no}` },
    )
    await crmLead(db, workspace, `L${no}`, { createdAt: '2026-01-05' })
    // Each of them is a number; what both are worth is none that could be told from its neighbours.
    for (const outcome of ['OPEN', 'WON'] as const) {
      const leadKey = `crm:crm:L${no}`
      await crmOpportunity(db, workspace, `${outcome}${no}`, {
        ...{ leadKey, createdAt: '2026-01-06', outcome, amountMinor },
        ...(outcome === 'WON' && { closedAt: '2026-01-09' }),
      })
    }
  }
  await deriveAll(db)
  const aside = () => db.selectFrom('set_aside').select('subject').execute()
  expect(await aside()).toEqual([{ subject: 'crm:crm:L2' }])
  const values = () => db.selectFrom('conversion').select(['milestone', 'value_minor']).orderBy('milestone').execute()
  expect(await values()).toEqual([
    { milestone: 'LEAD', value_minor: null },
    { milestone: 'OPPORTUNITY', value_minor: 1_000 },
    { milestone: 'WON', value_minor: 500 },
  ])
  const incremental = await derivedRows(db)
  await rebuild(db, workspace.id)
  expect(await derivedRows(db)).toEqual(incremental)
  expect(await aside()).toEqual([{ subject: 'crm:crm:L2' }])
})
