import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { crmLead, crmOpportunity } from '../test/facts.ts'
import { verifiedVisit } from '../test/identified-visit.ts'
import { anyFacts } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { claiming, enterWorkspace, TakenByAnother } from './claims.queries.ts'
import { type DeriveOptions, deriveAll, rebuild } from './derive.ts'
import { queuePlace, takeChanges, takeUnclaimed } from './queue.queries.ts'

/** So small that workers meet on a handful of facts. */
const sizes = { alone: 1, beside: 2 }

/** How many batches were derived alone and beside others. */
const countBatches = () => {
  const counts = { ALONE: 0, BESIDE: 0 }
  const options: DeriveOptions = {
    sizes,
    onBatch: (how) => {
      counts[how] += 1
    },
  }
  return { counts, options }
}

const workers = (db: Db, options: DeriveOptions, count = 3) =>
  Promise.all(Array.from({ length: count }, () => deriveAll(db, () => {}, options)))

describe('what several workers derive at once', () => {
  test('is what a rebuild makes of it, with more arriving meanwhile', { timeout: 120_000 }, async ({ db }) => {
    const { counts, options } = countBatches()
    await fc.assert(
      fc.asyncProperty(anyFacts, fc.integer({ min: 1, max: 6 }), async (facts, size) => {
        const workspace = await aStagedWorkspace(db)
        await store(db, workspace, facts.slice(0, size))
        const telling = async () => {
          for (let from = size; from < facts.length; from += size) {
            await store(db, workspace, facts.slice(from, from + size))
          }
        }
        await Promise.all([telling(), workers(db, options)])
        // Everything has been told by now, and some of it perhaps after the workers looked.
        await workers(db, options)
        expect(await db.selectFrom('changed').select('subject').execute()).toEqual([])
        const together = await derivedRows(db)
        await rebuild(db, workspace.id)
        expect(await derivedRows(db)).toEqual(together)
        await forget(db, workspace)
      }),
      { numRuns: 30 },
    )
    expect(counts.BESIDE).toBeGreaterThan(20)
    expect(counts.ALONE).toBeGreaterThan(20)
  })

  test('is one person where links from several sides join them', { timeout: 60_000 }, async ({ db }) => {
    const workspace = await aWorkspace(db)
    const key = (no: number) => `user:${String(no).padStart(2, '0')}`
    for (let no = 0; no < 30; no += 1) await verifiedVisit(db, workspace, no, [key(no), key(no + 1)])
    for (let no = 0; no < 10; no += 1) {
      await crmLead(db, workspace, `L${no}`, { createdAt: '2026-01-05', emailKey: `email:${no}` })
      await crmOpportunity(db, workspace, `O${no}`, {
        leadKey: `crm:crm:L${no}`,
        outcome: 'OPEN',
        createdAt: '2026-01-20',
      })
    }
    const { counts, options } = countBatches()
    await workers(db, options, 4)
    expect(counts.BESIDE).toBeGreaterThan(0)
    const persons = await db
      .selectFrom('person_key')
      .where('key', 'like', 'user:%')
      .select('person_id')
      .distinct()
      .execute()
    expect(persons).toHaveLength(1)
    const together = await derivedRows(db)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(together)
  })

  test('counts each entry of the queue once', { timeout: 60_000 }, async ({ db }) => {
    const workspace = await aWorkspace(db)
    for (let no = 0; no < 40; no += 1) await verifiedVisit(db, workspace, no, [`user:${no}`])
    const { counts, options } = countBatches()
    await workers(db, options, 4)
    // Each batch has at least one entry that no other had, and a crowded one is given back.
    expect(counts.ALONE + counts.BESIDE).toBeGreaterThanOrEqual(20)
    expect(counts.ALONE * sizes.alone + counts.BESIDE * sizes.beside).toBeGreaterThanOrEqual(40)
    expect(counts.ALONE + counts.BESIDE).toBeLessThanOrEqual(40)
  })
})

describe('a worker', () => {
  const queue = (db: Db, workspaceId: WorkspaceId, ...keys: string[]) =>
    sql`insert into changed (workspace_id, kind, subject) select ${workspaceId}::uuid, 'KEY', key
      from unnest(${keys}::text[]) with ordinality as k (key, no) order by no`.execute(db)

  test('takes what no other has, and leaves a subject that another derives, however often it is queued', async ({
    db,
  }) => {
    const { id } = await aWorkspace(db)
    await queue(db, id, 'user:1', 'user:2', 'user:3')
    await db.transaction().execute(async (one) => {
      expect(await takeUnclaimed(one, id, 2)).toMatchObject({ keys: ['user:1', 'user:2'] })
      await queue(db, id, 'user:2')
      await db.transaction().execute(async (other) => {
        expect(await takeUnclaimed(other, id, 9)).toMatchObject({ keys: ['user:3'] })
        expect(await takeUnclaimed(other, id, 9)).toBeNull()
      })
    })
    expect(await takeUnclaimed(db, id, 9)).toMatchObject({ keys: ['user:2'] })
  })

  test('gives its batch back rather than wait for what another derives', async ({ db }) => {
    const { id } = await aWorkspace(db)
    await db.transaction().execute(async (one) => {
      await claiming(one, id)('PERSON', ['a', 'b'])
      await expect(
        db.transaction().execute((other) => claiming(other, id)('PERSON', ['b', 'c'])),
      ).rejects.toBeInstanceOf(TakenByAnother)
      await db.transaction().execute((other) => claiming(other, id)('STREAM', ['b']))
    })
    await db.transaction().execute((other) => claiming(other, id)('PERSON', ['b', 'c']))
  })

  test('has the workspace for itself only while nobody else derives it', async ({ db }) => {
    const [ours, theirs] = [await aWorkspace(db), await aWorkspace(db)]
    await db.transaction().execute(async (waits) => {
      expect(await db.transaction().execute((one) => enterWorkspace(one, ours.id))).toBe(true)
      await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`derive:${ours.id}`}, 0))`.execute(waits)
      expect(await db.transaction().execute((one) => enterWorkspace(one, ours.id))).toBe(false)
      expect(await db.transaction().execute((one) => enterWorkspace(one, theirs.id))).toBe(true)
    })
  })

  test('goes on where it was, and takes what was given back behind it before it finds nothing', async ({ db }) => {
    const { id } = await aWorkspace(db)
    await queue(db, id, 'user:1', 'user:2', 'user:3', 'user:4', 'user:5')
    const place = queuePlace()
    const givenBack = db.transaction().execute(async (trx) => {
      expect(await takeChanges(trx, id, 2, place)).toMatchObject({ keys: ['user:1', 'user:2'] })
      throw new Error('Rolled back')
    })
    await expect(givenBack).rejects.toThrow('Rolled back')
    expect(await takeChanges(db, id, 2, place)).toMatchObject({ keys: ['user:3', 'user:4'] })
    expect(await takeChanges(db, id, 2, place)).toMatchObject({ keys: ['user:5'] })
    expect(await takeChanges(db, id, 2, place)).toMatchObject({ keys: ['user:1', 'user:2'] })
    expect(await takeChanges(db, id, 2, place)).toBeNull()
  })

  test('takes no more than it is told to, whatever PostgreSQL knows of the queue', async ({ db }) => {
    const { id } = await aWorkspace(db)
    const keys = Array.from({ length: 40 }, (_, no) => `user:${no}`)
    await sql`analyze changed`.execute(db)
    await queue(db, id, ...keys)
    for (const plans of ['on', 'off']) {
      await db.transaction().execute(async (trx) => {
        await sql`set local enable_hashjoin = ${sql.raw(plans)}`.execute(trx)
        await sql`set local enable_hashagg = ${sql.raw(plans)}`.execute(trx)
        await sql`set local enable_mergejoin = ${sql.raw(plans)}`.execute(trx)
        expect((await takeChanges(trx, id, 3))?.keys).toHaveLength(3)
        expect((await takeUnclaimed(trx, id, 3))?.keys).toHaveLength(3)
      })
    }
  })
})
