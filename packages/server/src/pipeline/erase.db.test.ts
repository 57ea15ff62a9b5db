import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { type Db, openDatabase } from '../db/database.ts'
import { runImport } from '../imports/run-import.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { emailKey } from '../modules/collect/keys.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import { storeRejected } from '../modules/collect/store-rejected.queries.ts'
import type { CrmRecord } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { listKnowledge, requestKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import { knowledgeAt } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret, findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { allRows } from '../test/all-rows.ts'
import { aBatch, aCollector, anEvent } from '../test/collector.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { anEventId, collect, crmLead, crmOpportunity, visitor } from '../test/facts.ts'
import { lockWaiters } from '../test/lock-waiters.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { lockInputs } from './erasure.queries.ts'
import { knowledgeLock } from './keep-knowledge.queries.ts'
import { workOffKnowledge } from './knowledge-queue.ts'
import { rollUpTables } from './roll-up.queries.ts'
import { splitPerson } from './split.ts'

const asked = { command: 'touchline erase --email', now: new Date('2026-11-22T12:00:00Z') }
const nothing = { events: 0, records: 0, mentions: 0, touchpoints: 0, leads: 0 }

const page = (at: string, path = '') => ({ type: 'page' as const, at, url: `https://acme.example/${path}` })
const identify = (at: string, email: string) => ({ type: 'identify' as const, at, emailHash: sha256Hex(email) })

const keyOf = async (db: Db, { id }: Workspace, email: string) => emailKey(await emailSecret(db, id), email)
const person = async (db: Db, workspace: Workspace, email: string) =>
  ({ by: 'KEY', key: await keyOf(db, workspace, email) }) as const

const files = {
  'leads.csv': `Id,Created,Email
A1,2026-01-05,ada@x.example
B1,2026-01-06,bob@x.example
`,
  'leads.yaml': 'system: sf\nfields: { id: Id, createdAt: Created, email: Email }\n',
  'opportunities.csv': `Id,Lead,Email,Name,Outcome
OA,A1,,Ada & Co.,WON
OB,B1,ada@x.example,Bob & Co.,OPEN
`,
  'opportunities.yaml': 'system: sf\nfields: { id: Id, leadId: Lead, email: Email, name: Name, outcome: Outcome }\n',
  'touchpoints.csv': `Lead,Email,At,Kind,Title
A1,,2026-02-01,webinar,only-ada
,bob@x.example,2026-02-01,webinar,only-bob
`,
  'touchpoints.yaml': 'system: sf\nfields: { leadId: Lead, email: Email, occurredAt: At, kind: Kind, title: Title }\n',
}

const kinds = ['leads', 'opportunities', 'touchpoints'] as const

type Imported = { readonly changed: number; readonly rejected: number; readonly why: string }

/** A company that two persons are known of, who once shared a browser. */
const test = databaseTest.extend<{
  workspace: Workspace
  /** Imports every file; returns how many rows each added, changed or rejected, and why. */
  importAll: () => Promise<Imported[]>
}>({
  workspace: ({ db }, use) => aWorkspace(db).then(use),
  importAll: async ({ url, workspace }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'touchline-erase-'))
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const ingest = openDatabase(url, 'ingest', 2)
    const silent = { out: { write: () => {} }, err: { write: () => {} }, isTTY: false }
    await use(async () => {
      const done: Imported[] = []
      for (const kind of kinds) {
        const options = { kind, file: join(folder, `${kind}.csv`), mapping: join(folder, `${kind}.yaml`) }
        const { added, updated, rejected, rejects } = await runImport(ingest, workspace, options, silent)
        done.push({ changed: added + updated, rejected, why: rejects ? await readFile(rejects, 'utf8') : '' })
      }
      return done
    })
    await ingest.destroy()
    await rm(folder, { recursive: true })
  },
})

const browsing = async (db: Db, workspace: Workspace): Promise<void> => {
  await collect(
    db,
    workspace,
    visitor(1),
    page('2026-01-01T10:00:00Z', 'only-ada'),
    identify('2026-01-01T10:01:00Z', 'ada@x.example'),
    { type: 'form', at: '2026-01-01T10:02:00Z', url: 'https://acme.example/', form: 'contact', lead: true },
  )
  await collect(
    db,
    workspace,
    visitor(2),
    identify('2026-01-01T10:00:00Z', 'bob@x.example'),
    page('2026-01-01T10:01:00Z', 'only-bob'),
    identify('2026-01-02T10:00:00Z', 'ada@x.example'),
    page('2026-01-02T10:01:00Z', 'only-ada'),
    identify('2026-01-03T10:00:00Z', 'bob@x.example'),
    page('2026-01-03T10:01:00Z', 'only-bob'),
  )
  // Bob's word of himself, which names Ada's address too.
  await collect(db, workspace, visitor(3), {
    ...identify('2026-01-04T10:00:00Z', 'ada@x.example'),
    crmSystem: 'sf',
    crmId: 'B1',
  })
}

/** The ids of rows of each person, by table: all that may tell of one. */
async function tracesOf(db: Db, workspace: Workspace, email: string, recordId: string): Promise<string[]> {
  const key = await keyOf(db, workspace, email)
  const rows = await db.selectFrom('person_key').where('key', '=', key).select('person_id').execute()
  return [key, `crm:sf:${recordId}`, recordId, ...rows.map(({ person_id }) => person_id)]
}

describe('erasing a person', () => {
  test('leaves nothing of them in any table, everything of others, and what a rebuild would make', async ({
    db,
    workspace,
    importAll,
  }) => {
    await importAll()
    await browsing(db, workspace)
    await deriveAll(db)
    const ids = await db
      .selectFrom('touchpoint')
      .where('landing_page', 'like', '%only-ada')
      .select('touchpoint_id')
      .execute()
    const traces = [
      ...(await tracesOf(db, workspace, 'ada@x.example', 'A1')),
      ...ids.map(({ touchpoint_id }) => touchpoint_id),
      ...['only-ada', 'Ada & Co.', visitor(1)],
    ]
    const tellsOfAda = (row: string): boolean => traces.some((trace) => row.includes(trace))
    const before = await allRows(db)
    const touched = [...before.values()].flat().filter(tellsOfAda)
    expect(touched.length).toBeGreaterThan(20)

    const counts = await erasePerson(db, workspace, await person(db, workspace, 'ada@x.example'), asked)
    expect(counts).toEqual({ events: 6, records: 2, mentions: 2, touchpoints: 3, leads: 1 })

    const after = await allRows(db)
    expect([...after.values()].flat().filter(tellsOfAda)).toEqual([])
    for (const [table, rows] of before) {
      // Sums are of everybody: what they are without one person, a rebuild says.
      if (['erasure', 'tombstone', ...rollUpTables].includes(table)) continue
      expect(after.get(table)).toEqual(expect.arrayContaining(rows.filter((row) => !tellsOfAda(row))))
    }
    const left = await derivedRows(db)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
    expect(left['lead']).toHaveLength(1)
  })

  test('leaves nothing of what was rejected but how much that was', async ({ db, workspace }) => {
    const other = await aWorkspace(db)
    for (const { id: workspaceId } of [workspace, other]) {
      const rejected = { workspaceId, keyId: workspaceId, receivedAt: 0, reason: 'NO_EVENT', problem: 'x' } as const
      const count = { ...rejected, day: '2026-11-22', events: 1, lastAt: 0 }
      await storeRejected(db, { counts: [count], latest: [{ ...rejected, outline: null }] })
    }
    await erasePerson(db, workspace, await person(db, workspace, 'ada@x.example'), asked)
    const left = await db.selectFrom('rejected_event').select('workspace_id').execute()
    expect(left).toEqual([{ workspace_id: other.id }])
    expect(await db.selectFrom('rejected_count').select('events').execute()).toHaveLength(2)
  })

  test('says nothing is left the second time, and a dry run changes nothing', async ({ db, workspace, importAll }) => {
    await importAll()
    await browsing(db, workspace)
    const ada = await person(db, workspace, 'ada@x.example')
    await deriveAll(db)
    const before = await allRows(db)
    const counted = await erasePerson(db, workspace, ada, { ...asked, dryRun: true })
    expect(await allRows(db)).toEqual(before)
    expect(await erasePerson(db, workspace, ada, asked)).toEqual(counted)
    const after = await derivedRows(db)
    expect(await erasePerson(db, workspace, ada, asked)).toEqual(nothing)
    expect(await derivedRows(db)).toEqual(after)
  })

  test('is logged with when, by what command and how many rows, and nothing else', async ({ db, workspace }) => {
    await browsing(db, workspace)
    await erasePerson(db, workspace, await person(db, workspace, 'ada@x.example'), asked)
    const log = await db.selectFrom('erasure').selectAll().executeTakeFirstOrThrow()
    expect(log).toEqual({
      workspace_id: workspace.id,
      erasure_id: expect.any(String),
      erased_at: asked.now,
      command: 'touchline erase --email',
      events: 5,
      records: 0,
      mentions: 1,
      touchpoints: 2,
      leads: 1,
    })
  })

  test('finds them by any key, by id and by a former id', async ({ db, workspace, importAll }) => {
    await importAll()
    await deriveAll(db)
    const keys = await db.selectFrom('person_key').where('key', '=', 'crm:sf:A1').selectAll().execute()
    const targets = [
      { by: 'KEY', key: 'crm:sf:A1' } as const,
      ...keys.flatMap(({ person_id, own_id }) => [
        { by: 'PERSON', personId: person_id } as const,
        { by: 'PERSON', personId: own_id } as const,
      ]),
      await person(db, workspace, 'ada@x.example'),
    ]
    for (const target of targets) {
      expect(await erasePerson(db, workspace, target, { ...asked, dryRun: true })).toMatchObject({
        records: 2,
        leads: 1,
      })
    }
  })

  test('takes what waits for the pipeline with it', async ({ db, workspace }) => {
    const key = await keyOf(db, workspace, 'ada@x.example')
    await crmLead(db, workspace, 'A1', { createdAt: '2026-01-05', emailKey: key })
    await crmOpportunity(db, workspace, 'OA', { emailKey: key, outcome: 'OPEN' })
    expect(await erasePerson(db, workspace, { by: 'KEY', key }, asked)).toEqual({ ...nothing, records: 2, leads: 1 })
    expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
  })

  test('takes the stages of their opportunities with it, and of nobody else', async ({ db, workspace }) => {
    const entered = (opportunityId: string, recordId: string): CrmRecord => ({
      ...{ object: 'STAGE', system: 'crm', recordId },
      fields: { opportunityId, stage: 'Proposal', enteredAt: '2026-01-07' },
    })
    await crmLead(db, workspace, 'A1', { createdAt: '2026-01-05' })
    await crmOpportunity(db, workspace, 'OA', { leadKey: 'crm:crm:A1', outcome: 'OPEN' })
    await crmOpportunity(db, workspace, 'OB', { leadKey: 'crm:crm:B1', outcome: 'OPEN' })
    await storeRecords(db, workspace.id, [entered('OA', '1'), entered('OB', '2')], Date.now())
    expect(await erasePerson(db, workspace, { by: 'KEY', key: 'crm:crm:A1' }, asked)).toMatchObject({ records: 3 })
    const left = await db.selectFrom('crm_record').select(['object', 'record_id']).orderBy('object').execute()
    expect(left).toEqual([
      { object: 'OPPORTUNITY', record_id: 'OB' },
      { object: 'STAGE', record_id: '2' },
    ])
  })

  test('leaves nothing of them with whom they were split from', async ({ db, workspace }) => {
    for (const id of ['L1', 'L2']) await crmLead(db, workspace, id, { createdAt: '2026-01-05', emailKey: 'email:ada' })
    await deriveAll(db)
    await splitPerson(db, workspace, ['crm:crm:L1'], asked)
    await erasePerson(db, workspace, { by: 'KEY', key: 'email:ada' }, asked)
    const left = await derivedRows(db)
    expect(left['lead']).toHaveLength(1)
    expect(JSON.stringify(left)).not.toContain('email:ada')
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
  })

  test('stays in its workspace', async ({ db, workspace }) => {
    const other = await aWorkspace(db)
    for (const each of [workspace, other]) await crmLead(db, each, 'A1', { createdAt: '2026-01-05' })
    await erasePerson(db, workspace, { by: 'KEY', key: 'crm:crm:A1' }, asked)
    expect(await db.selectFrom('crm_record').select('workspace_id').execute()).toEqual([{ workspace_id: other.id }])
    await crmLead(db, other, 'A1', { createdAt: '2026-01-06' })
    expect(await db.selectFrom('crm_record').selectAll().execute()).toHaveLength(2)
  })
})

describe('after an erasure', () => {
  test('the same files store nothing of the person: their rows are rejected, those of others known', async ({
    db,
    workspace,
    importAll,
  }) => {
    await importAll()
    await erasePerson(db, workspace, await person(db, workspace, 'ada@x.example'), asked)
    const before = await allRows(db)
    const imported = await importAll()
    expect(imported.map(({ changed, rejected }) => ({ changed, rejected }))).toEqual([
      { changed: 0, rejected: 1 },
      { changed: 0, rejected: 1 },
      { changed: 0, rejected: 1 },
    ])
    expect(imported[0]?.why).toContain(
      'A1,2026-01-05,ada@x.example,2,row: it is about a person who was erased: nothing of them is stored again',
    )
    expect(await allRows(db)).toEqual(before)
  })

  test('what the collector is told of them is not stored, and answered as if it were; the rest of the batch is stored', async ({
    db,
    url,
  }) => {
    const collector = await aCollector(db, url)
    const workspace = (await findWorkspace(db, collector.workspaceId)) as Workspace
    const target = await person(db, workspace, 'ada@x.example')
    const claim = { type: 'identify', emailHash: sha256Hex('ada@x.example') } as const
    const sent = aBatch([anEvent(), anEvent(claim)])
    expect(await collector.take(sent)).toMatchObject({ accepted: 2, rejected: [] })
    const now = new Date(collector.clock.now)
    await erasePerson(db, workspace, target, { ...asked, now })

    // Otherwise anybody could ask who was erased.
    expect(await collector.take(sent)).toEqual({ accepted: 2, duplicates: 0, rejected: [] })
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
    const later = { id: anEventId('2026-11-22T13:00:00Z'), occurredAt: '2026-11-22T13:00:00.000Z' }
    collector.clock.now += 3_600_000
    const batch = { sentAt: new Date(collector.clock.now).toISOString() }
    expect(
      await collector.take(aBatch([anEvent(later), anEvent({ ...claim, id: anEventId(later.occurredAt) })], batch)),
    ).toMatchObject({ accepted: 2, rejected: [] })
    await deriveAll(db)
    const touchpoints = await db.selectFrom('touchpoint').select(['is_person', 'subject_id', 'pages']).execute()
    expect(touchpoints).toEqual([{ is_person: false, subject_id: visitor(1), pages: 1 }])
  })

  test('what somebody claimed beside a token that verifies another loses the keys, and stays', async ({
    db,
    workspace,
  }) => {
    const key = await keyOf(db, workspace, 'ada@x.example')
    const row = {
      ...{ workspace_id: workspace.id, stream_id: visitor(1), event_id: anEventId('2026-01-01T10:00:00Z') },
      ...{ type: 'identify' as const, trust: 'VERIFIED' as const, backfilled: false },
      ...{ occurred_at: '2026-01-01T10:00:00Z', received_at: '2026-01-01T10:00:00Z' },
      body: { type: 'identify' as const, keys: ['user:7', 'user:8', key], claimed: ['user:8', key] },
    }
    await storeEvents(db, [row])
    expect(await erasePerson(db, workspace, { by: 'KEY', key }, asked)).toMatchObject({ events: 0, mentions: 1 })
    expect(await db.selectFrom('event').select('body').execute()).toEqual([
      { body: { type: 'identify', keys: ['user:7', 'user:8'], claimed: ['user:8'] } },
    ])
  })

  test('an event that is being stored meanwhile is either erased or refused', async ({ db, url, workspace }) => {
    const ingest = openDatabase(url, 'ingest', 2)
    const key = await keyOf(db, workspace, 'ada@x.example')
    const row = (no: number) => ({
      workspace_id: workspace.id,
      stream_id: visitor(no),
      event_id: anEventId('2026-01-01T10:00:00Z'),
      type: 'identify' as const,
      trust: 'CLAIMED' as const,
      occurred_at: '2026-01-01T10:00:00Z',
      received_at: '2026-01-01T10:00:00Z',
      backfilled: false,
      body: { type: 'identify' as const, keys: [key] },
    })
    const storing = await ingest.startTransaction().execute()
    await storeEvents(storing, [row(1)])
    const erasing = erasePerson(db, workspace, { by: 'KEY', key }, asked)
    await lockWaiters(db, 1)
    const late = storeEvents(ingest, [row(2)])
    await lockWaiters(db, 2)
    await storing.commit().execute()
    expect(await erasing).toMatchObject({ events: 1 })
    expect([...(await late).values()]).toEqual(['ERASED'])
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
    await ingest.destroy()
  })

  test('is not derived into earlier knowledge: what is under way is waited for, and nothing begins', async ({
    db,
    url,
    workspace,
  }) => {
    const known = [knowledgeAt(new Date('2026-03-01T00:00:00Z'))]
    await browsing(db, workspace)
    await deriveAll(db)
    await requestKnowledge(db, workspace.id, known, { now: asked.now })
    const pipeline = openDatabase(url, 'derive')
    const derivation = await pipeline.startTransaction().execute()
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${knowledgeLock(workspace.id)}, 0))`.execute(
      derivation,
    )
    const storing = await db.startTransaction().execute()
    await lockInputs(storing, workspace.id)
    const erasing = erasePerson(db, workspace, await person(db, workspace, 'ada@x.example'), asked)
    await lockWaiters(db, 1)
    await derivation.commit().execute()
    await lockWaiters(db, 1)
    await workOffKnowledge(pipeline)
    expect(await listKnowledge(db, workspace.id)).toMatchObject([{ status: 'QUEUED' }])
    await storing.commit().execute()
    await erasing
    expect(await listKnowledge(db, workspace.id)).toEqual([])
    await pipeline.destroy()
  })
})
