import type { PersonId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { makeEventPartitions } from '../../db/event-partitions.ts'
import type { RejectionReason } from '../../modules/collect/rejection-reasons.ts'
import { storeRejected } from '../../modules/collect/store-rejected.queries.ts'
import { storeSettings } from '../../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../../modules/workspaces/workspace.ts'
import { findWorkspace } from '../../modules/workspaces/workspaces.queries.ts'
import { deriveAll, rebuild } from '../../pipeline/derive.ts'
import { seal } from '../../pipeline/seal.ts'
import { ask } from '../../test/ask.ts'
import { test } from '../../test/database-test.ts'
import { anEventId, collect, crmLead, crmOpportunity, visitor } from '../../test/facts.ts'
import { aSecretKey, aWorkspace, aWriteKey } from '../../test/workspaces.ts'
import { closePools, openPools } from '../open-touchline.ts'
import { examine } from './check.ts'
import { databaseChecks, engineChecks } from './database-checks.ts'
import { workspaceChecks } from './workspace-checks.ts'

/** When `collect` receives. */
const now = new Date('2026-11-22T12:00:00Z')

async function ofWorkspace(db: Db, { id }: Workspace) {
  const diagnoses = await examine(workspaceChecks, { db, workspaceId: id, now })
  return Object.fromEntries(diagnoses.map(({ check, verdict, found }) => [check, `${verdict} ${found}`]))
}

async function ofDatabase(url: string) {
  const touchline = openPools(url)
  const diagnoses = await examine([...databaseChecks, ...engineChecks], { url, touchline, now })
  await closePools(touchline)
  return diagnoses.map(({ check, verdict, found, remedy }) => ({ check, verdict, found, remedy }))
}

test('a database that is as it should be passes', async ({ url, db }) => {
  await aWorkspace(db)
  expect(await ofDatabase(url)).toEqual([
    { check: 'database', verdict: 'PASS', found: expect.stringMatching(/^PostgreSQL 1\d/), remedy: null },
    { check: 'migrations', verdict: 'PASS', found: 'up to date', remedy: null },
    { check: 'roles', verdict: 'PASS', found: 'ingest, derive and reader act as they should', remedy: null },
    { check: 'pipeline', verdict: 'PASS', found: 'nothing waits', remedy: null },
    { check: 'event partitions', verdict: 'PASS', found: 'made until 2027-01-01', remedy: null },
    { check: 'set aside', verdict: 'PASS', found: 'everything could be derived', remedy: null },
  ])
})

test('a queue that nobody works off is told with its age, and fails once it is old', async ({ url, db }) => {
  const workspace = await aWorkspace(db)
  await collect(db, workspace, visitor(1), { type: 'track', at: '2026-11-21T23:00:00Z', name: 'x' })
  expect((await ofDatabase(url)).at(-3)).toEqual({
    check: 'pipeline',
    verdict: 'FAIL',
    found: '1 waiting, the oldest for 43200 s',
    remedy: 'Start `touchline serve`, which works it off; if it runs, its log says what stops it.',
  })
})

test('events that no partition was made for are told, and where they go is made by who serves', async ({ url, db }) => {
  const workspace = await aWorkspace(db)
  const row = {
    ...{ workspace_id: workspace.id, stream_id: visitor(1), event_id: anEventId('2027-03-01T00:00:00Z') },
    ...{ type: 'track', trust: 'CLAIMED', backfilled: false, body: { type: 'track', name: 'x' } },
    ...{ occurred_at: now, received_at: now },
  }
  await db.insertInto('event').values(row).execute()
  const found = async () => (await ofDatabase(url)).find(({ check }) => check === 'event partitions')
  expect(await found()).toEqual({
    check: 'event partitions',
    verdict: 'WARN',
    found: 'made until 2027-01-01; 1 events are in none',
    remedy: 'Start `touchline serve`, which makes them ahead; if it runs, its log says what stops it.',
  })
  const made = await makeEventPartitions(db, new Date('2027-01-01T00:00:00Z'))
  expect(await found()).toMatchObject({ verdict: 'PASS', found: 'made until 2027-04-01' })
  await sql.raw(`drop table ${made.join(', ')}`).execute(db)
})

test('a role that may not read its tables fails with the words of PostgreSQL', async ({ url }) => {
  await ask(url, 'revoke select on workspace from touchline_reader')
  try {
    expect((await ofDatabase(url)).find(({ check }) => check === 'roles')).toMatchObject({
      verdict: 'FAIL',
      found: 'permission denied for table workspace',
      remedy: expect.stringContaining('Give the user of DATABASE_URL the right'),
    })
  } finally {
    await ask(url, 'grant select on workspace to touchline_reader')
  }
})

test('a workspace that nothing is known of warns of everything that is missing', async ({ db }) => {
  expect(await ofWorkspace(db, await aWorkspace(db))).toEqual({
    keys: 'WARN 0 to write, 0 to read',
    'keys that expire': 'PASS none soon',
    events: 'WARN 0 received in the last day',
    'rejected events': 'PASS none since yesterday',
    bots: 'PASS none since yesterday',
    kiosks: 'PASS none',
    'persons in many places': 'PASS none',
    'roll-ups': 'PASS 0 sums agree with the leads',
    retention: 'PASS events are kept for ever',
    'CRM records': 'WARN 0 leads, 0 opportunities',
    'opportunities without a lead': 'PASS none yet',
    'activities without a lead': 'PASS none yet',
    'leads without a touchpoint': 'PASS none yet',
    'leads not in the CRM': 'PASS 0 for over 24 hours',
    stages: 'PASS all known',
    sources: 'PASS all known',
  })
})

test('a workspace is told what does not fit together', async ({ db }) => {
  const workspace = await aWorkspace(db)
  await aWriteKey(db, workspace.id)
  await aSecretKey(db, workspace.id)
  const emailHash = 'a'.repeat(64)
  await collect(
    db,
    workspace,
    visitor(1),
    { type: 'identify', at: '2026-11-20T10:00:00Z', emailHash },
    { type: 'form', at: '2026-11-20T10:01:00Z', url: 'https://acme.example/', form: 'contact', lead: true },
  )
  await crmLead(db, workspace, 'L1', { createdAt: '2026-01-05', source: 'Cousin' })
  await crmLead(db, workspace, 'L2', { createdAt: '2026-01-05', source: 'Webinar', stage: 'Somewhere' })
  await storeSettings(db, workspace.id, { stages: [{ name: 'Open', crmStages: ['Open'], means: 'LEAD' }] }, now)
  await crmOpportunity(db, workspace, 'O1', { leadKey: 'crm:crm:L1', outcome: 'OPEN' })
  await crmOpportunity(db, workspace, 'O2', { leadKey: 'crm:crm:nobody', outcome: 'OPEN' })
  await deriveAll(db)
  expect(await ofWorkspace(db, workspace)).toEqual({
    keys: 'PASS 1 to write, 1 to read',
    'keys that expire': 'PASS none soon',
    events: 'PASS 2 received in the last day',
    'rejected events': 'PASS none since yesterday',
    bots: 'PASS 0 of 2 events since yesterday, 0%',
    kiosks: 'PASS none',
    'persons in many places': 'PASS none',
    'roll-ups': 'PASS 9 sums agree with the leads',
    retention: 'PASS events are kept for ever',
    'CRM records': 'PASS 2 leads, 2 opportunities',
    'opportunities without a lead': 'WARN 1 of 2, 50%',
    'activities without a lead': 'PASS none yet',
    'leads without a touchpoint': 'WARN 2 of 3, 67%',
    'leads not in the CRM': 'WARN 1 for over 24 hours',
    stages: 'WARN unknown: "Somewhere" (1)',
    sources: 'WARN unknown: "Cousin" (1)',
  })
  expect((await ofWorkspace(db, await aWorkspace(db)))['CRM records']).toBe('WARN 0 leads, 0 opportunities')
})

test('a site that hardly anybody but bots looks at is warned of', async ({ db }) => {
  const workspace = await aWorkspace(db)
  await aWriteKey(db, workspace.id)
  const page = { type: 'page', at: '2026-11-21T10:00:00Z', url: 'https://acme.example/' } as const
  await collect(db, workspace, visitor(1), page)
  await collect(db, workspace, visitor(2), page, page)
  const { key_id } = await db.selectFrom('api_key').select('key_id').executeTakeFirstOrThrow()
  const ofBot = sql`body || jsonb_build_object('bot', ${key_id}::text)`
  await sql`update event set body = ${ofBot} where stream_id = ${visitor(2)}`.execute(db)
  await deriveAll(db)
  expect((await ofWorkspace(db, workspace))['bots']).toBe('WARN 2 of 3 events since yesterday, 67%')
})

test('what was rejected is told with the most frequent reason and its remedy, and what still uses an expired key', async ({
  db,
}) => {
  const workspace = await aWorkspace(db)
  await aWriteKey(db, workspace.id, { expiresAt: new Date('2026-11-20T00:00:00Z') })
  const key = await db.selectFrom('api_key').select('key_id').executeTakeFirstOrThrow()
  const rejected = (reason: RejectionReason, day: string, events: number) => ({
    ...{ workspaceId: workspace.id, keyId: key.key_id, reason, day, events, lastAt: Date.parse(`${day}T10:00:00Z`) },
  })
  const counts = [
    rejected('KEY_EXPIRED', '2026-11-22', 2),
    rejected('URL_INVALID', '2026-11-22', 3),
    rejected('URL_INVALID', '2026-11-21', 1),
    rejected('ID_INVALID', '2026-11-20', 99),
  ]
  await storeRejected(db, { counts, latest: [] })
  const diagnoses = await examine(workspaceChecks, { db, workspaceId: workspace.id, now })
  expect(diagnoses).toContainEqual({
    check: 'rejected events',
    workspace: null,
    verdict: 'WARN',
    found: '6 since yesterday: URL_INVALID by key "test" (4), KEY_EXPIRED by key "test" (2)',
    remedy: expect.stringContaining('http(s) URLs'),
  })
  expect((await ofWorkspace(db, workspace))['keys that expire']).toBe(
    'WARN "test" expired 2026-11-20 and is still used',
  )
})

test('keys that expire are announced, and those that did are no living keys', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const inDays = (days: number): Date => new Date(now.getTime() + days * 86_400_000)
  await aWriteKey(db, workspace.id, { expiresAt: inDays(13) })
  await aSecretKey(db, workspace.id, { expiresAt: inDays(-1) })
  await aSecretKey(db, workspace.id, { expiresAt: inDays(15) })
  expect(await ofWorkspace(db, workspace)).toMatchObject({
    keys: 'PASS 1 to write, 1 to read',
    'keys that expire': 'WARN "test" expired 2026-11-21, "test" expires 2026-12-05',
  })
})

test('a kiosk is warned of', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const row = { workspace_id: workspace.id, stream_id: visitor(1), touchpoints: 5_001, derived_at: now }
  await db.insertInto('long_stream').values(row).execute()
  expect((await ofWorkspace(db, workspace))['kiosks']).toMatch(/^WARN visitors of over .*: 0{8}-[0-9-]{27} \(5001\)$/)
  const person = { workspace_id: workspace.id, person_id: visitor(2) as string as PersonId }
  await db
    .insertInto('long_person')
    .values({ ...person, touchpoints: 6_000, derived_at: now })
    .execute()
  expect((await ofWorkspace(db, workspace))['persons in many places']).toMatch(/^WARN persons of over .*2 \(6000\)$/)
})

test('how long events are kept is told, and how far they are sealed', async ({ db }) => {
  const workspace = await aWorkspace(db)
  await storeSettings(db, workspace.id, { retention: '24 months' }, now)
  const told = async (at: Date) => {
    const diagnoses = await examine(workspaceChecks, { db, workspaceId: workspace.id, now: at })
    const { verdict, found } = diagnoses.find(({ check }) => check === 'retention') ?? {}
    return `${verdict} ${found}`
  }
  expect(await told(now)).toBe('WARN events are kept for 24 months; nothing is sealed yet')
  const keeping = await findWorkspace(db, workspace.id)
  if (!keeping) throw new Error('There is no workspace')
  await seal(db, keeping, { now })
  expect(await told(now)).toBe('PASS events are kept for 24 months; sealed before 2024-11-22: 0 events')
  expect(await told(new Date('2026-12-01'))).toBe(
    'WARN events are kept for 24 months; sealed before 2024-11-22: 0 events, last at 2026-11-22',
  )
})

test('roll-ups that are not what the leads add up to are told, until everything is derived again', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const told = async () => (await ofWorkspace(db, workspace))['roll-ups']
  await crmLead(db, workspace, 'L1', { createdAt: '2026-01-05', wonAt: '2026-02-05', source: 'Web' })
  await crmLead(db, workspace, 'L2', { createdAt: '2026-01-06', source: 'Web' })
  await crmLead(db, await aWorkspace(db), 'L3', { createdAt: '2026-01-06', source: 'Web' })
  await deriveAll(db)
  expect(await told()).toBe('PASS 9 sums agree with the leads')
  await sql`update channel_cohort set revenue_minor = 1 where workspace_id = ${workspace.id} and won = 1`.execute(db)
  await sql`delete from channel_cohort_win where workspace_id = ${workspace.id} and assign_by = 'FIRST_TOUCH'`.execute(
    db,
  )
  await sql`insert into channel_cohort_win values (${workspace.id}, 'FIRST_TOUCH', '2026-01-05', 'Email', 3, 1)`.execute(
    db,
  )
  expect(await told()).toBe('FAIL 5 of 9 sums differ from the leads')
  await rebuild(db, workspace.id)
  expect(await told()).toBe('PASS 9 sums agree with the leads')
})
