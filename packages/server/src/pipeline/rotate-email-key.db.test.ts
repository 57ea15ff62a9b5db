import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { type Db, openDatabase } from '../db/database.ts'
import { runImport } from '../imports/run-import.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import { emailKey, type IdentityKey } from '../modules/collect/keys.ts'
import { personsById } from '../modules/reports/person.queries.ts'
import { listKnowledge, requestKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import { knowledgeAt } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret, findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { aBatch, aCollector, anEvent, type TestCollector } from '../test/collector.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { lockWaiters } from '../test/lock-waiters.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { isRebuildDue } from './rebuild-due.queries.ts'
import { countToWrap, finishRotation, rotateEmailKey } from './rotate-email-key.ts'
import { joinPerson, splitPerson } from './split.ts'

const now = new Date('2026-11-22T12:00:00Z')
const asked = { command: 'a test', now }

const files = {
  leads: ['Id,Created,Email\nA1,2026-01-05,ada@x.example\n', '{ id: Id, createdAt: Created, email: Email }'],
  'contact-roles': [
    'Deal,Email,Primary\nD1,ada@x.example,true\n',
    '{ opportunityId: Deal, email: Email, isPrimary: Primary }',
  ],
  touchpoints: [
    'Email,At,Kind\nada@x.example,2026-02-01,webinar\nbob@x.example,2026-02-01,webinar\n',
    '{ email: Email, occurredAt: At, kind: Kind }',
  ],
} as const

const kinds = ['leads', 'contact-roles', 'touchpoints'] as const
type Imported = readonly [added: number, updated: number, unchanged: number, rejected: number]

/** Ada and Bob, told by the doors that a server has: as `ingest`, who makes the first keys of their addresses. */
const test = databaseTest.extend<{
  collector: TestCollector
  workspace: Workspace
  keyOf: (email: string) => Promise<IdentityKey>
  /** Imports every file again. */
  importAll: () => Promise<Imported[]>
}>({
  collector: ({ db, url }, use) => aCollector(db, url).then(use),
  workspace: async ({ db, collector }, use) => use((await findWorkspace(db, collector.workspaceId)) as Workspace),
  keyOf: ({ db, workspace: { id } }, use) =>
    use(async (email) => {
      const [key = ''] = await currentKeys(db, id, [emailKey(await emailSecret(db, id), email)])
      return key
    }),
  importAll: async ({ url, workspace }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'touchline-rotate-'))
    const ingest = openDatabase(url, 'ingest', 2)
    const silent = { out: { write: () => {} }, err: { write: () => {} }, isTTY: false }
    await use(async () => {
      const done: Imported[] = []
      for (const kind of kinds) {
        const [content, fields] = files[kind]
        const [file, mapping] = [join(folder, `${kind}.csv`), join(folder, `${kind}.yaml`)]
        await writeFile(file, content)
        await writeFile(mapping, `system: sf\nfields: ${fields}\n`)
        const summary = await runImport(ingest, workspace, { kind, file, mapping }, silent)
        done.push([summary.added, summary.updated, summary.unchanged, summary.rejected])
      }
      return done
    })
    await ingest.destroy()
    await rm(folder, { recursive: true })
  },
})

const identify = (email: string) => anEvent({ type: 'identify', emailHash: sha256Hex(email), url: undefined })

const stored = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(text, ' ' order by text), '') as text from (
      select body::text as text from event union all select record_id || fields::text from crm_record) as told`.execute(
    db,
  )
  return rows[0]?.text ?? ''
}

const keysIn = (text: string): Set<string> => new Set(text.match(/email:[0-9a-f:]+/g))

describe('rotating the e-mail key', () => {
  test('lets nothing be told by another key than before: what was stored is known still', async ({
    db,
    collector,
    workspace: { id },
    keyOf,
    importAll,
  }) => {
    const batch = aBatch([identify('ada@x.example'), anEvent()])
    await collector.take(batch)
    expect(await importAll()).toEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 0],
      [2, 0, 0, 0],
    ])
    await deriveAll(db)
    expect(await countToWrap(db, id)).toEqual({ events: 3, records: 2 })
    expect(await rotateEmailKey(db, id, now)).toEqual({ generation: 2, rotatedAt: now, events: 3, records: 2 })
    await finishRotation(db, id)
    const rotated = await stored(db)
    const [ada, bob] = [await keyOf('ada@x.example'), await keyOf('bob@x.example')]
    expect(ada).toMatch(/^email:2:[0-9a-f]{64}$/)
    expect(keysIn(rotated)).toEqual(new Set([ada, bob]))
    expect(rotated).toContain(`["D1","${ada}"]`)

    expect(await collector.take(batch)).toMatchObject({ duplicates: 2 })
    expect(await importAll()).toEqual([
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 2, 0],
    ])
    expect(await stored(db)).toBe(rotated)
    await collector.take(aBatch([identify('ada@x.example')]))
    await collector.take(aBatch([identify('bob@x.example'), ...batch.events]))
    expect(keysIn(await stored(db))).toEqual(new Set([ada, bob]))
    expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(6)
  })

  test('has whoever stores meanwhile wait, and then store by the new key', async ({
    db,
    collector,
    workspace: { id },
    keyOf,
    importAll,
  }) => {
    await importAll()
    await collector.take(aBatch([identify('ada@x.example')]))
    await deriveAll(db)
    // It waits for a row at its end, with all else done.
    const held = await db.startTransaction().execute()
    await sql`insert into rebuild_due (workspace_id, since) values (${id}, now())`.execute(held)
    const rotating = rotateEmailKey(db, id, now)
    await expect.poll(async () => (await sql`select from pg_locks where not granted`.execute(db)).rows.length).toBe(1)
    const collecting = collector.take(aBatch([identify('eve@x.example')]))
    const importing = importAll()
    await lockWaiters(db, 2)
    await held.rollback().execute()
    await rotating
    await collecting
    expect(await importing).toEqual([
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 2, 0],
    ])
    const keys = await Promise.all(['ada@x.example', 'bob@x.example', 'eve@x.example'].map(keyOf))
    expect(keysIn(await stored(db))).toEqual(new Set(keys))
    await deriveAll(db)
    const derived = await db.selectFrom('person_key').where('key', 'like', 'email:%').select('key').execute()
    expect(new Set(derived.map(({ key }) => key))).toEqual(new Set(keys))
  })

  test('shows the old until all of it is derived again, by whoever comes first, and again after a crash', async ({
    db,
    workspace: { id },
    importAll,
  }) => {
    await importAll()
    await deriveAll(db)
    const before = await derivedRows(db)
    await rotateEmailKey(db, id, now)
    // Killed here: the rest is what the loop of any server does.
    expect(await derivedRows(db)).toEqual(before)
    expect(await isRebuildDue(db, id)).toBe(true)
    await deriveAll(db)
    expect(await isRebuildDue(db, id)).toBe(false)
    const after = await derivedRows(db)
    expect(after['lead']).toHaveLength(before['lead']?.length ?? 0)
    expect(after['person_key']).not.toEqual(before['person_key'])
    await finishRotation(db, id, () => expect.unreachable('it is done'))
    await rebuild(db, id)
    expect(await derivedRows(db)).toEqual(after)
  })

  test('has persons found by the ids that they had, and erased by them, with no way back', async ({
    db,
    workspace,
    keyOf,
    importAll,
  }) => {
    const { id } = workspace
    await importAll()
    await deriveAll(db)
    const former: PersonId[] = []
    for (let i = 0; i < 3; i += 1) {
      const bob = await keyOf('bob@x.example')
      const held = await db
        .selectFrom('person_key')
        .where('key', '=', bob)
        .select('person_id')
        .executeTakeFirstOrThrow()
      former.push(held.person_id)
      if (i < 2) await rotateEmailKey(db, id, now)
      await deriveAll(db)
    }
    expect(new Set(former).size).toBe(3)
    const found = await personsById(db, id, former)
    expect(found.map(({ asked: by, person }) => [by, person.personId]).sort()).toEqual(
      former.map((by) => [by, former[2]]).sort(),
    )
    const [first] = former
    if (!first) throw new Error('Nobody is known')
    expect(await erasePerson(db, workspace, { by: 'PERSON', personId: first }, asked)).toMatchObject({ events: 1 })
    expect(await importAll()).toEqual([
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 1],
    ])
    await deriveAll(db)
    expect(await personsById(db, id, former)).toEqual([])
    const left = await db.selectFrom('former_person').where('former_id', 'in', former).select('key').execute()
    expect(left).toEqual([])
  })

  test('keeps away who was erased before it, whichever door they are told at', async ({
    db,
    collector,
    workspace,
    keyOf,
    importAll,
  }) => {
    await importAll()
    await erasePerson(db, workspace, { by: 'KEY', key: await keyOf('ada@x.example') }, asked)
    for (let i = 0; i < 2; i += 1) {
      await rotateEmailKey(db, workspace.id, now)
      await collector.take(aBatch([identify('ada@x.example')]))
      expect(await importAll()).toEqual([
        [0, 0, 0, 1],
        [0, 0, 0, 1],
        [0, 0, 1, 1],
      ])
      expect(keysIn(await stored(db))).toEqual(new Set([await keyOf('bob@x.example')]))
    }
  })

  test('leaves decisions about keys as they are, and lets them be taken back by the keys of before', async ({
    db,
    workspace,
    keyOf,
    importAll,
  }) => {
    await importAll()
    await deriveAll(db)
    const ada = await keyOf('ada@x.example')
    expect((await splitPerson(db, workspace, [ada], asked)).after).toHaveLength(2)
    await rotateEmailKey(db, workspace.id, now)
    expect((await splitPerson(db, workspace, [ada], asked)).pairs).toEqual([])
    const { pairs, after } = await joinPerson(db, workspace, [ada], asked)
    expect(pairs).toHaveLength(1)
    expect(after.map(({ keys }) => keys)).toEqual([['crm:sf:A1', await keyOf('ada@x.example')]])
  })

  test('forgets what was derived of earlier times', async ({ db, workspace: { id }, importAll }) => {
    await importAll()
    await requestKnowledge(db, id, [knowledgeAt(new Date('2026-03-01T00:00:00Z'))], { now })
    await rotateEmailKey(db, id, now)
    expect(await listKnowledge(db, id)).toEqual([])
  })
})
