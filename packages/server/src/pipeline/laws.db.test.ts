import { EventId, Settings, type SettingsInput, type StreamId } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { crmKey, strongestFirst } from '../modules/collect/keys.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow, StoredBody } from '../modules/collect/stored-event.ts'
import type { CrmRecord } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'

/** Few values, so that facts meet: the same visitor, the same address, the same minute. */
type Fact =
  | {
      readonly kind: 'event'
      readonly stream: number
      readonly minute: number
      readonly no: number
      readonly body: StoredBody
      readonly trust: EventRow['trust']
    }
  | { readonly kind: 'record'; readonly record: CrmRecord }

const email = fc.constantFrom('email:ada', 'email:bob', 'email:eve')
const recordId = fc.constantFrom('1', '2', '3')
const crmRecordKey = recordId.map((id) => crmKey('sf', id))
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-01-${String(date).padStart(2, '0')}`)
const stage = fc.constantFrom('Open', 'Working', 'Lost', 'Elsewhere')
const address = fc.constantFrom('', '?utm_source=google&utm_medium=cpc', '?utm_source=news&utm_medium=email')

const anyKey = fc.oneof(email, crmRecordKey, fc.constantFrom('user:7', 'user:8'))

/** By a token, as the collector stores it: what the token says, then what the browser claims beside it. */
const proven: fc.Arbitrary<StoredBody> = fc
  .record({
    verified: fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 }),
    told: fc.uniqueArray(anyKey, { maxLength: 2 }),
  })
  .map(({ verified, told }) => {
    const claimed = strongestFirst(told.filter((key) => !verified.includes(key)))
    const keys = [...strongestFirst(verified), ...claimed]
    return { type: 'identify', keys, ...(claimed.length > 0 && { claimed }) }
  })

const claimedBody: fc.Arbitrary<StoredBody> = fc.oneof(
  fc.record({ type: fc.constant('page' as const), url: address.map((query) => `https://acme.example/${query}`) }),
  fc.record({ type: fc.constant('identify' as const), keys: email.map((key) => [key]) }),
  fc.record({
    type: fc.constant('identify' as const),
    keys: fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 }).map(strongestFirst),
  }),
  fc.record({
    type: fc.constant('form' as const),
    url: fc.constant('https://acme.example/contact'),
    form: fc.constant('contact'),
    lead: fc.boolean(),
  }),
)

const verifiedBody: fc.Arbitrary<StoredBody> = fc.oneof(
  proven,
  fc.record({
    type: fc.constant('touchpoint' as const),
    kind: fc.constantFrom('webinar', 'call'),
    side: fc.constantFrom('MARKETING' as const, 'SALES' as const),
    precision: fc.constant('INSTANT' as const),
    keys: fc.uniqueArray(fc.oneof(email, crmRecordKey), { minLength: 1, maxLength: 2 }).map(strongestFirst),
  }),
)

const told = fc.oneof(
  { weight: 5, arbitrary: claimedBody.map((body) => ({ body, trust: 'CLAIMED' as const })) },
  { weight: 2, arbitrary: verifiedBody.map((body) => ({ body, trust: 'VERIFIED' as const })) },
)

const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({
        kind: fc.constant('event' as const),
        stream: fc.integer({ min: 1, max: 3 }),
        minute: fc.integer({ min: 0, max: 40_000 }),
        no: fc.integer({ min: 0, max: 0xffff }),
        told,
      })
      .map(({ told, ...when }) => ({ ...when, ...told })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      record: fc.record({
        object: fc.constant('LEAD' as const),
        system: fc.constant('sf'),
        recordId,
        fields: fc.record(
          {
            ...{ createdAt: day, emailKey: email, source: fc.constantFrom('paid search', 'unknown'), stage },
            ...{ mqlAt: day, refusedAt: day, recycledAt: day, owner: fc.constantFrom('Olga', 'Otto') },
          },
          { requiredKeys: ['createdAt'] },
        ),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      record: fc.record({
        object: fc.constant('OPPORTUNITY' as const),
        system: fc.constant('sf'),
        recordId,
        fields: fc.record(
          {
            outcome: fc.constantFrom('OPEN' as const, 'WON' as const, 'LOST' as const),
            leadKey: crmRecordKey,
            emailKey: email,
            createdAt: day,
            closedAt: day,
            stage,
            amountMinor: fc.nat(1_000_000),
          },
          { requiredKeys: ['outcome'] },
        ),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        opportunityId: recordId,
        contact: fc.oneof(
          email.map((emailKey) => ({ emailKey })),
          crmRecordKey.map((leadKey) => ({ leadKey })),
        ),
        isPrimary: fc.boolean(),
      })
      .map(({ opportunityId, contact, isPrimary }): Fact => {
        const fields = { opportunityId, ...contact, isPrimary }
        const id = JSON.stringify([opportunityId, ...Object.values(contact)])
        return { kind: 'record', record: { object: 'CONTACT_ROLE', system: 'sf', recordId: id, fields } }
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        about: fc.oneof(
          recordId.map((opportunityId) => ({ opportunityId })),
          crmRecordKey.map((leadKey) => ({ leadKey })),
        ),
        stage,
        enteredAt: day,
      })
      .map(({ about, ...told }): Fact => {
        const fields = { ...about, ...told }
        const id = JSON.stringify(Object.values(fields))
        return { kind: 'record', record: { object: 'STAGE', system: 'sf', recordId: id, fields } }
      }),
  },
)

const start = Date.parse('2026-01-01T00:00:00Z')

function toRow(
  workspace: Workspace,
  { stream, minute, no, body: stored, trust }: Extract<Fact, { kind: 'event' }>,
): EventRow {
  const at = new Date(start + minute * 60_000)
  const time = at.getTime().toString(16).padStart(12, '0')
  return {
    workspace_id: workspace.id,
    stream_id: `00000000-0000-4000-8000-00000000000${stream}` as StreamId,
    event_id: EventId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${no.toString(16).padStart(12, '0')}`),
    type: stored.type,
    trust,
    occurred_at: at.toISOString(),
    received_at: at.toISOString(),
    backfilled: false,
    body: stored,
  }
}

const settings: SettingsInput = {
  stages: [
    { name: 'Working', crmStages: ['Working'], means: 'SAL', expectedDays: 3 },
    { name: 'Lost', crmStages: ['Lost'], means: 'LOST' },
  ],
}

async function aStagedWorkspace(db: Db): Promise<Workspace> {
  const workspace = await aWorkspace(db)
  await storeSettings(db, workspace.id, settings, asked.now)
  return { ...workspace, settings: Settings.parse(settings) }
}

async function store(db: Db, workspace: Workspace, facts: readonly Fact[]): Promise<void> {
  for (const each of facts) {
    if (each.kind === 'event') await storeEvents(db, [toRow(workspace, each)])
    else await storeRecords(db, workspace.id, [each.record], start)
  }
}

/** One value for each event id and record: which of several holds depends on the order of arrival, and rightly so. */
function withoutRivals(facts: readonly Fact[]): Fact[] {
  const identity = (each: Fact): string =>
    each.kind === 'event'
      ? `event ${each.stream} ${each.minute} ${each.no}`
      : `record ${each.record.object} ${each.record.recordId}`
  return [...new Map(facts.map((each) => [identity(each), each])).values()]
}

const anyFacts = fc.array(fact, { minLength: 1, maxLength: 25 })
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
})

async function forget(db: Db, { id }: Workspace, { butKeep }: { butKeep?: 'workspace' } = {}): Promise<void> {
  for (const table of ['event', 'crm_record', 'changed', 'tombstone', 'erasure'] as const) {
    await db.deleteFrom(table).where('workspace_id', '=', id).execute()
  }
  await rebuild(db, id)
  if (butKeep) return
  await db.deleteFrom('workspace_settings').where('workspace_id', '=', id).execute()
  await db.deleteFrom('workspace').where('workspace_id', '=', id).execute()
}
