import type { PersonId, WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import { personsById } from '../modules/reports/person.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { allRows } from '../test/all-rows.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { anyFacts, type Fact, withoutRivals } from '../test/random-facts.ts'
import { aStagedWorkspace, forget, store } from '../test/store-facts.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { finishRotation, rotateEmailKey } from './rotate-email-key.ts'
import { seal } from './seal.ts'

const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }
const ada = { by: 'KEY', key: 'email:ada' } as const
const firstKeys = ['email:ada', 'email:bob', 'email:eve']

/** Of a visitor of her own: whatever else is told, Ada is known before the first rotation. */
const adasVisit: Fact = {
  ...{ kind: 'event', stream: 4, minute: 1, no: 1, trust: 'CLAIMED' },
  body: { type: 'identify', keys: [ada.key] },
}

type Told = { readonly before: Fact[]; readonly during: Fact[]; readonly after: Fact[] }

/** All facts are told in one order, once; the generators choose between which of them the key is rotated. */
const facts: fc.Arbitrary<Told> = fc.tuple(anyFacts, anyFacts, anyFacts).map(([before, during, after]) => {
  const all = withoutRivals([...before, ...during, ...after])
  const latest = (from: readonly Fact[], later: readonly Fact[]) =>
    all.filter((fact) => from.includes(fact) && !later.includes(fact))
  return {
    before: [adasVisit, ...latest(before, [...during, ...after])],
    during: latest(during, after),
    after: latest(after, []),
  }
})

/** Who has which keys, addresses by their first keys, and how much is derived of them. */
async function personsIn(db: Db, id: WorkspaceId): Promise<string[]> {
  const current = await currentKeys(db, id, firstKeys)
  const { rows } = await sql<{ keys: string[]; counts: string }>`
    select array_agg(key) as keys, concat_ws(' ',
      (select count(*) from touchpoint t where t.workspace_id = ${id} and t.subject_id = k.person_id),
      (select count(*) from lead l where l.workspace_id = ${id} and l.person_id = k.person_id)) as counts
    from person_key k where workspace_id = ${id} group by person_id`.execute(db)
  const first = (key: string): string => firstKeys[current.indexOf(key)] ?? key
  return rows.map(({ keys, counts }) => `${keys.map(first).sort().join(' ')}: ${counts}`).sort()
}

/** What the events are called, and of records what they say but for keys. */
async function inputsIn(db: Db, id: WorkspaceId): Promise<unknown[]> {
  const { rows } = await sql`
    select event_id::text as id, occurred_at from event where workspace_id = ${id}
    union all select object || version || (fields - 'emailKey')::text, effective_at from crm_record
    where workspace_id = ${id} order by id, occurred_at`.execute(db)
  return rows
}

type PersonKey = { readonly key: string; readonly own_id: PersonId; readonly person_id: PersonId }

const personKeys = (db: Db, id: WorkspaceId): Promise<PersonKey[]> =>
  db
    .selectFrom('person_key')
    .where('workspace_id', '=', id)
    .select(['key', 'own_id', 'person_id'])
    .execute() as Promise<PersonKey[]>

/** By each id that came of a key once, whoever has that key now is found. */
async function expectFound(db: Db, id: WorkspaceId, former: readonly PersonKey[]): Promise<void> {
  const held = new Set((await personKeys(db, id)).map(({ key }) => key))
  const current = await currentKeys(
    db,
    id,
    former.map(({ key }) => key),
  )
  const found = await personsById(
    db,
    id,
    former.map(({ own_id }) => own_id),
  )
  const keysOf = new Map(found.map(({ asked: by, person }) => [by, person.keys]))
  for (const [i, { own_id }] of former.entries()) {
    const key = current[i] ?? ''
    if (held.has(key)) expect(keysOf.get(own_id)).toContain(key)
  }
}

/** No row of any table has the key of an address in another form than that of today. */
async function expectNoFormerKey(db: Db, workspace: Workspace): Promise<void> {
  const current = new Set(await currentKeys(db, workspace.id, firstKeys))
  const rows = [...(await allRows(db)).values()].flat()
  expect(rows.filter((row) => firstKeys.some((key) => row.includes(key)))).toEqual([])
  const wrapped = rows.flatMap((row) => row.match(/email:\d+:[0-9a-f]{64}/g) ?? [])
  expect(wrapped.filter((key) => !current.has(key))).toEqual([])
}

async function expectAsRebuilt(db: Db, { id }: Workspace): Promise<void> {
  const derived = await derivedRows(db)
  await rebuild(db, id)
  expect(await derivedRows(db)).toEqual(derived)
}

const tellPlainly = async (db: Db, workspace: Workspace, { before, during, after }: Told): Promise<void> => {
  for (const part of [before, during, after]) {
    await store(db, workspace, part)
    await deriveAll(db)
  }
}

test('rotating the e-mail key at any time changes nobody: who is who, and what is derived of them', {
  timeout: 240_000,
}, async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(facts, fc.boolean(), fc.boolean(), async (told, isTwice, isLoopFirst) => {
      const plain = await aStagedWorkspace(db)
      await tellPlainly(db, plain, told)
      const persons = await personsIn(db, plain.id)
      const inputs = await inputsIn(db, plain.id)
      await forget(db, plain)

      const workspace = await aStagedWorkspace(db)
      const rotate = () => rotateEmailKey(db, workspace.id, asked.now)
      await store(db, workspace, told.before)
      await deriveAll(db)
      const former = await personKeys(db, workspace.id)
      expect(former.map(({ key }) => key)).toContain(ada.key)
      await Promise.all([store(db, workspace, told.during), rotate(), deriveAll(db)])
      if (isLoopFirst) await deriveAll(db)
      if (isTwice) await rotate()
      await store(db, workspace, told.after)
      await Promise.all([finishRotation(db, workspace.id), deriveAll(db)])
      await deriveAll(db)

      expect(await personsIn(db, workspace.id)).toEqual(persons)
      expect(await inputsIn(db, workspace.id)).toEqual(inputs)
      await expectFound(db, workspace.id, former)
      await expectNoFormerKey(db, workspace)
      await expectAsRebuilt(db, workspace)

      // Told once more, all of it is known.
      const events = [...told.before, ...told.during, ...told.after].filter(({ kind }) => kind === 'event')
      await store(db, workspace, events)
      expect(await inputsIn(db, workspace.id)).toEqual(inputs)
      expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
      await forget(db, workspace)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})

test('whoever was erased stays so, however often the key is rotated before or after', { timeout: 240_000 }, async ({
  db,
}) => {
  const rotations = fc.integer({ min: 0, max: 2 })
  await fc.assert(
    fc.asyncProperty(facts, rotations, rotations, fc.boolean(), async (told, early, late, isSealed) => {
      const all = [...told.before, ...told.during, ...told.after]
      // Nobody tells a decision twice.
      const again = all.filter(({ kind }) => kind !== 'decision')
      const plain = await aStagedWorkspace(db)
      await store(db, plain, all)
      await deriveAll(db)
      await erasePerson(db, plain, ada, asked)
      await store(db, plain, again)
      await deriveAll(db)
      const persons = await personsIn(db, plain.id)
      const inputs = await inputsIn(db, plain.id)
      await forget(db, plain)

      const workspace = await aStagedWorkspace(db)
      const retention = { count: 10, unit: 'days' } as const
      const keeping = { ...workspace, settings: { ...workspace.settings, retention } }
      await store(db, workspace, all)
      await deriveAll(db)
      const former = await personKeys(db, workspace.id)
      if (isSealed) await seal(db, keeping, { now: new Date('2026-01-20T00:00:00Z') })
      for (let i = 0; i < early; i += 1) await rotateEmailKey(db, workspace.id, asked.now)
      await erasePerson(db, workspace, ada, asked)
      for (let i = 0; i < late; i += 1) await rotateEmailKey(db, workspace.id, asked.now)
      await store(db, workspace, again)
      await deriveAll(db)

      expect(await personsIn(db, workspace.id)).toEqual(persons)
      if (!isSealed) expect(await inputsIn(db, workspace.id)).toEqual(inputs)
      if (early + late > 0) await expectNoFormerKey(db, workspace)
      await expectFound(db, workspace.id, former)
      const [adasNow = ''] = await currentKeys(db, workspace.id, [ada.key])
      expect([...(await allRows(db)).values()].flat().filter((row) => row.includes(adasNow))).toEqual([])
      await expectAsRebuilt(db, workspace)
      await forget(db, workspace)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})
