import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { type Db, openDatabase } from '../db/database.ts'
import { findKnowledge, type KnowledgeState, requestKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import { knowledgeAt, knowledgeIdOf } from '../modules/workspaces/knowledge.ts'
import { crmLead, know, now, test } from '../test/graphql-test.ts'
import { startKnowledgeLoop } from './knowledge-loop.ts'
import { workOffKnowledge } from './knowledge-queue.ts'

const known = knowledgeAt(new Date('2026-03-01T00:00:00Z'))

async function stateOf(db: Db, id: WorkspaceId): Promise<KnowledgeState | undefined> {
  return [...(await findKnowledge(db, id, [known])).values()][0]
}

const leads = async (db: Db, id: WorkspaceId): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from lead where workspace_id = ${id}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

test('what is asked for is derived in the background, by one of any number of servers', async ({
  db,
  url,
  workspaces: [company],
}) => {
  await know(db, company, { records: [crmLead('ada', { createdAt: '2026-02-01' })] })
  const pipelines = [openDatabase(url, 'derive'), openDatabase(url, 'derive')]
  const onError = vi.fn()
  const loops = pipelines.map((pipeline) => startKnowledgeLoop(pipeline, url, onError))
  await requestKnowledge(db, company.id, [known], { now })
  await vi.waitFor(async () => expect((await stateOf(db, company.id))?.status).toBe('READY'), 60_000)
  await Promise.all(loops.map((loop) => loop.stop()))
  await Promise.all(pipelines.map((pipeline) => pipeline.destroy()))
  expect(onError.mock.calls).toEqual([])
  expect(await leads(db, knowledgeIdOf(company.id, known))).toBe(1)
  expect(await stateOf(db, company.id)).toMatchObject({ done: 1, total: 1, problem: null })
}, 90_000)

test('what can not be derived is told of, keeps nobody from the rest, and is tried again when asked for again', async ({
  db,
  url,
  workspaces: [company, other],
}) => {
  for (const each of [company, other]) {
    await know(db, each, { records: [crmLead('ada', { createdAt: '2026-02-01' })] })
    await requestKnowledge(db, each.id, [known], { now })
  }
  const settings = JSON.stringify({ halfLifeDays: 'a week' })
  const spoil = (text: string) =>
    sql`
    insert into workspace_settings (workspace_id, version, settings, recorded_at)
    values (${company.id}, 1, ${text}::jsonb, '2026-01-01')
    on conflict (workspace_id, version) do update set settings = excluded.settings`.execute(db)
  await spoil(settings)
  const pipeline = openDatabase(url, 'derive')
  const onError = vi.fn()
  await workOffKnowledge(pipeline, { onError })
  expect(onError).toHaveBeenCalledTimes(1)
  expect(await stateOf(db, company.id)).toMatchObject({
    status: 'FAILED',
    problem: expect.stringContaining('ZodError'),
  })
  expect(await stateOf(db, other.id)).toMatchObject({ status: 'READY' })
  expect(await leads(db, knowledgeIdOf(company.id, known))).toBe(0)

  await spoil('{}')
  await workOffKnowledge(pipeline, { onError })
  expect(await stateOf(db, company.id)).toMatchObject({ status: 'FAILED' })
  await requestKnowledge(db, company.id, [known], { now })
  await workOffKnowledge(pipeline, { onError })
  expect(await stateOf(db, company.id)).toMatchObject({ status: 'READY', problem: null })
  await pipeline.destroy()
})

test('told to stop it leaves nothing half done, and goes on another time', async ({
  db,
  url,
  workspaces: [company],
}) => {
  await know(db, company, { records: [crmLead('ada', { createdAt: '2026-02-01' })] })
  await requestKnowledge(db, company.id, [known], { now })
  const pipeline = openDatabase(url, 'derive')
  let looks = 0
  // It is asked before it begins, and as it begins.
  await workOffKnowledge(pipeline, { mayGoOn: () => ++looks < 3 })
  expect(looks).toBeGreaterThan(2)
  expect((await stateOf(db, company.id))?.status).not.toBe('READY')
  expect(await leads(db, knowledgeIdOf(company.id, known))).toBe(0)
  await workOffKnowledge(pipeline)
  expect((await stateOf(db, company.id))?.status).toBe('READY')
  await pipeline.destroy()
})
