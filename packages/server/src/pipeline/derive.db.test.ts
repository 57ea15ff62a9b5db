import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { emailKey } from '../modules/collect/keys.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'
import { test } from '../test/database-test.ts'
import { anEventId, collect, crmLead, crmOpportunity, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll } from './derive.ts'

const page = (at: string, query = '') => ({ type: 'page' as const, at, url: `https://acme.example/${query}` })
const identify = (at: string, email: string) => ({ type: 'identify' as const, at, emailHash: sha256Hex(email) })
const leadForm = (at: string) => ({
  type: 'form' as const,
  at,
  url: 'https://acme.example/contact',
  form: 'contact',
  lead: true,
})

const google = '?utm_source=google&utm_medium=cpc'
const news = '?utm_source=news&utm_medium=email'

const keyOf = async (db: Db, { id }: Workspace, email: string) => emailKey(await emailSecret(db, id), email)

/** Whose each touchpoint is, in time order: the person's number in order of appearance, null for nobody's. */
async function owners(db: Db): Promise<(number | null)[]> {
  const rows = await db.selectFrom('touchpoint').orderBy('occurred_at').select(['subject_id', 'is_person']).execute()
  const persons = [...new Set(rows.filter(({ is_person }) => is_person).map(({ subject_id }) => subject_id))]
  return rows.map(({ subject_id, is_person }) => (is_person ? persons.indexOf(subject_id) : null))
}

describe('identity', () => {
  test('a late identification reaches back to everything the visitor did before', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(db, workspace, visitor(1), page('2026-01-01T10:00:00Z'), page('2026-01-02T10:00:00Z'))
    await deriveAll(db)
    expect(await owners(db)).toEqual([null, null])
    await collect(db, workspace, visitor(1), identify('2026-01-03T10:00:00Z', 'ada@x.example'))
    await deriveAll(db)
    expect(await owners(db)).toEqual([0, 0, 0])
  })

  test('a shared browser is split by time', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(
      db,
      workspace,
      visitor(1),
      page('2026-01-01T10:00:00Z'),
      identify('2026-01-01T10:01:00Z', 'ada@x.example'),
      page('2026-01-02T10:00:00Z'),
      identify('2026-01-03T10:00:00Z', 'bob@x.example'),
      page('2026-01-04T10:00:00Z'),
    )
    await deriveAll(db)
    expect(await owners(db)).toEqual([0, 0, 1, 1])
  })

  test('two browsers of one address are one person', async ({ db }) => {
    const workspace = await aWorkspace(db)
    for (const no of [1, 2]) {
      await collect(
        db,
        workspace,
        visitor(no),
        page(`2026-01-0${no}T10:00:00Z`),
        identify(`2026-01-0${no}T10:01:00Z`, 'ada@x.example'),
      )
    }
    await deriveAll(db)
    expect(await owners(db)).toEqual([0, 0])
  })

  test('what a browser claims joins nobody: user id and address of one claim stay two persons', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(db, workspace, visitor(1), { ...identify('2026-01-01T10:00:00Z', 'ada@x.example'), userId: 'u1' })
    await collect(db, workspace, visitor(2), identify('2026-01-02T10:00:00Z', 'ada@x.example'))
    await deriveAll(db)
    expect(await owners(db)).toEqual([0, 1])
  })

  test('the CRM joins its record with the address, and parts them when it corrects the address', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(
      db,
      workspace,
      visitor(1),
      page('2026-01-01T10:00:00Z', google),
      identify('2026-01-01T10:01:00Z', 'ada@x.example'),
    )
    await crmLead(db, workspace, 'L1', {
      createdAt: '2026-01-05',
      emailKey: await keyOf(db, workspace, 'ada@x.example'),
    })
    await deriveAll(db)
    const channel = () =>
      db.selectFrom('lead_assignment').where('assign_by', '=', 'LEAD_CREATION').select('channel').execute()
    expect(await channel()).toEqual([{ channel: 'Paid Search' }])

    await crmLead(db, workspace, 'L1', {
      createdAt: '2026-01-05',
      emailKey: await keyOf(db, workspace, 'eve@x.example'),
    })
    await deriveAll(db)
    expect(await channel()).toEqual([{ channel: '(unattributed)' }])
  })
})

describe('leads and credits', () => {
  test('visit, form, return, win: one lead, its channel, and the credit of each touchpoint', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(
      db,
      workspace,
      visitor(1),
      page('2026-01-01T10:00:00Z', google),
      identify('2026-01-01T10:05:00Z', 'ada@x.example'),
      leadForm('2026-01-01T10:05:00Z'),
      page('2026-01-10T10:00:00Z', news),
    )
    await crmLead(db, workspace, 'L1', {
      createdAt: '2026-01-02',
      emailKey: await keyOf(db, workspace, 'ada@x.example'),
    })
    await crmOpportunity(db, workspace, 'O1', {
      leadKey: 'crm:crm:L1',
      outcome: 'WON',
      createdAt: '2026-01-03',
      closedAt: '2026-02-01',
      amountMinor: 1_200_001,
    })
    await deriveAll(db)

    const leads = await db.selectFrom('lead').select(['lead_at', 'won_at', 'days_to_win', 'revenue_minor']).execute()
    expect(leads).toEqual([
      {
        lead_at: new Date('2026-01-01T10:05:00Z'),
        won_at: new Date('2026-02-01T22:59:59.999Z'),
        days_to_win: 31,
        revenue_minor: 1_200_001,
      },
    ])
    const won = await db.selectFrom('conversion').where('milestone', '=', 'WON').selectAll().executeTakeFirstOrThrow()
    expect(won.credits).toEqual([
      [1_000_000_000, 0],
      [0, 1_000_000_000],
      [0, 1_000_000_000],
      [500_000_000, 500_000_000],
      [500_000_000, 500_000_000],
      // The first visit is the first, LEAD's and OPPORTUNITY's, the other WON's.
      [1_000_000_000, 0],
      [1_000_000_000, 0],
      [800_000_000, 200_000_000],
      [900_000_000, 100_000_000],
      [750_000_000, 250_000_000],
      // Nine days in half-lives of seven: 2^(-9/7) = 0.41016780, of 1.41016780.
      [290_864_473, 709_135_527],
    ])
    expect(won.value_credits?.at(3)).toEqual([600_001, 600_000])
  })

  test('a lead that sales found is credited to nobody in marketing, whatever it visited later', async ({ db }) => {
    const workspace = await aWorkspace(db)
    const key = await keyOf(db, workspace, 'ada@x.example')
    await storeSalesCall(db, workspace, key)
    await crmLead(db, workspace, 'L1', { createdAt: '2026-01-05', wonAt: '2026-03-01', emailKey: key })
    await collect(
      db,
      workspace,
      visitor(1),
      identify('2026-02-01T10:00:00Z', 'ada@x.example'),
      page('2026-02-01T10:00:00Z', google),
    )
    await deriveAll(db)
    expect(await db.selectFrom('lead').select('is_sales_sourced').execute()).toEqual([{ is_sales_sourced: true }])
    expect(
      await db
        .selectFrom('conversion')
        .where('milestone', '=', 'WON')
        .select(['uncredited_to', 'touchpoint_ids'])
        .execute(),
    ).toEqual([{ uncredited_to: '(sales-sourced)', touchpoint_ids: [] }])
  })

  test('an opportunity that is told before its lead waits for it', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await crmOpportunity(db, workspace, 'O1', { leadKey: 'crm:crm:L1', outcome: 'WON', closedAt: '2026-02-01' })
    await deriveAll(db)
    expect(await db.selectFrom('opportunity').selectAll().execute()).toEqual([])
    await crmLead(db, workspace, 'L1', { createdAt: '2026-01-05' })
    await deriveAll(db)
    expect(await db.selectFrom('lead').select('won_known_by').execute()).toEqual([{ won_known_by: 'DATE' }])
  })
})

async function storeSalesCall(db: Db, { id }: Workspace, key: string): Promise<void> {
  await storeEvents(db, [
    {
      workspace_id: id,
      stream_id: visitor(9),
      event_id: anEventId('2026-01-03T09:00:00Z'),
      type: 'touchpoint',
      trust: 'VERIFIED',
      occurred_at: '2026-01-03T09:00:00Z',
      received_at: '2026-01-03T09:00:00Z',
      backfilled: true,
      body: { type: 'touchpoint', kind: 'call', side: 'SALES', precision: 'INSTANT', keys: [key] },
    },
  ])
}

test('PostgreSQL knows how much there is once much was derived, before its autovacuum comes by', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const known = async (): Promise<number | undefined> =>
    (await sql<{ rows: number }>`select reltuples as rows from pg_class where relname = 'touchpoint'`.execute(db))
      .rows[0]?.rows
  await collect(db, workspace, visitor(1), page('2026-01-01T10:00:00Z'), page('2026-01-02T10:00:00Z'))
  await deriveAll(db)
  expect(await known()).toBe(-1)
  const deriveMuch = async (): Promise<void> => {
    await sql`insert into changed (workspace_id, kind, subject)
      select ${workspace.id}, 'KEY', 'user:' || n from generate_series(1, 5000) as n`.execute(db)
    await deriveAll(db)
  }
  await deriveMuch()
  expect(await known()).toBe(2)

  // Counting costs as much however little was derived: what is little beside what there is can wait.
  await sql`update pg_class set reltuples = 1e6 where relname = 'touchpoint'`.execute(db)
  await deriveMuch()
  expect(await known()).toBe(1e6)
})
