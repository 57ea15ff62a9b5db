import type { ChannelRule } from '@touchline/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { know, now, test, visit } from '../test/graphql-test.ts'
import { aPerson, companyOf } from '../test/random-company.ts'
import { applySettings } from './apply-settings.ts'
import { deriveAll, rebuild } from './derive.ts'
import { queueLength, takeChanges } from './queue.queries.ts'

const patterns = {
  source: fc.constantFrom('google', 'news', 'partner.test', '(direct)', '*'),
  campaign: fc.constantFrom('winter', 's*', '(none)'),
  referrerCategory: fc.constantFrom('SEARCH', '(NONE)'),
  landingPage: fc.constantFrom('*/pricing', '*blog*'),
  kind: fc.constantFrom('visit', 'call'),
  crmSource: fc.constantFrom('Trade Show', 'zzz', 'web'),
}

const aRule: fc.Arbitrary<ChannelRule> = fc.record({
  channel: fc.constantFrom('Direct', 'Email', 'Ours', 'Theirs'),
  when: fc.oneof(
    ...Object.entries(patterns).map(([fact, pattern]) => pattern.map((text) => ({ [fact]: [text] }))),
    fc.record({ source: patterns.source.map((text) => [text]), campaign: patterns.campaign.map((text) => [text]) }),
  ),
})

const channelRules = fc.array(aRule, { maxLength: 4 })

const settle = (db: Db, { id }: Workspace, rules: readonly ChannelRule[] | null, dryRun = false) =>
  applySettings(db, id, { channelRules: rules as never }, { now, dryRun, onProgress: () => {} })

const channelsNow = async (db: Db): Promise<Map<string, string>> => {
  const rows = await db.selectFrom('touchpoint').select(['touchpoint_id', 'channel']).execute()
  return new Map(rows.map(({ touchpoint_id, channel }) => [touchpoint_id, channel]))
}

test('other channel rules move what they said they would, are what a rebuild makes of them, and leave no trace', async ({
  db,
  workspaces: [workspace],
}) => {
  const people = fc.array(aPerson, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(people, channelRules, channelRules, async (persons, first, second) => {
      await know(db, workspace, companyOf(persons))
      await settle(db, workspace, null)
      await deriveAll(db)
      const without = await derivedRows(db)

      for (const rules of [first, second]) {
        const before = await channelsNow(db)
        const said = await settle(db, workspace, rules, true)
        const applied = await settle(db, workspace, rules)
        await deriveAll(db)
        const after = await channelsNow(db)
        const moved = [...after].filter(([id, channel]) => before.get(id) !== channel)
        const sum = applied.reclassified?.moves.reduce((count, { touchpoints }) => count + touchpoints, 0)
        expect(said.reclassified?.moves).toEqual(applied.reclassified?.moves)
        expect(sum ?? 0).toBe(moved.length)
        const incremental = await derivedRows(db)
        await rebuild(db, workspace.id)
        expect(await derivedRows(db)).toEqual(incremental)
      }

      await settle(db, workspace, null)
      await deriveAll(db)
      expect(await derivedRows(db)).toEqual(without)
    }),
    { numRuns: 15 },
  )
})

test('what rules move waits until nothing else does', async ({ db, workspaces: [workspace] }) => {
  const old = visit('ada', '2026-05-01', 'https://acme.example/?utm_source=news&utm_medium=email')
  await know(db, workspace, { events: old })
  const rule: ChannelRule = { channel: 'Ours', when: { source: ['news'] } }
  const { reclassified, rebuilds } = await settle(db, workspace, [rule])
  expect([rebuilds, reclassified]).toEqual([
    false,
    { moves: [{ from: 'Email', to: 'Ours', touchpoints: 1, leads: 0 }], queued: 1 },
  ])
  expect(await db.selectFrom('backlog').select('kind').execute()).toEqual([{ kind: 'STREAM' }])
  expect(await queueLength(db, workspace.id)).toBe(1)

  await db.insertInto('changed').values({ workspace_id: workspace.id, kind: 'KEY', subject: 'crm:sf:1' }).execute()
  expect(await takeChanges(db, workspace.id, 10)).toEqual({ streams: [], keys: ['crm:sf:1'] })
  expect((await takeChanges(db, workspace.id, 10))?.streams).toHaveLength(1)
})
