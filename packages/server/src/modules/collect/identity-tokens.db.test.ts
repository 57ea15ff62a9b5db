import type { WireEventInput, WorkspaceId } from '@touchline/schema'
import { type SignedIdentity, type SigningOptions, signIdentity } from '@touchline/sdk/node'
import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import type { Db } from '../../db/database.ts'
import { sha256Hex } from '../../lib/crypto.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { aBatch, aCollector, anEvent, receivedAt } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'
import { visitor } from '../../test/facts.ts'
import { anIdentityKey, aWorkspace } from '../../test/workspaces.ts'
import { writeKeyCacheMs } from '../workspaces/api-key.ts'
import { listApiKeys, revokeApiKey } from '../workspaces/api-keys.queries.ts'

beforeEach(() => void vi.useFakeTimers({ now: receivedAt, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const ada = { userId: '7', email: 'ada@example.com' }
const tokenOf = (key: string, identity: SignedIdentity = ada, options?: SigningOptions): string =>
  signIdentity(key, identity, options) ?? expect.fail('nothing was signed')
const identify = (told: object): WireEventInput => anEvent({ type: 'identify', ...told })

/** The collector of a workspace with an identity key, and what can be shown to it. */
async function aSigningSite(db: Db, url: string) {
  const collector = await aCollector(db, url)
  const key = await anIdentityKey(db, collector.workspaceId)
  const show = (no: number, ...events: WireEventInput[]) =>
    collector.take(aBatch(events, { visitorId: visitor(no), sentAt: new Date(collector.clock.now).toISOString() }))
  return { ...collector, key, show }
}

/** Who each visitor is: the same number for the same person. */
async function personsByVisitor(db: Db): Promise<(number | null)[]> {
  await deriveAll(db)
  const rows = await db
    .selectFrom('touchpoint')
    .orderBy('stream_id')
    .orderBy('occurred_at')
    .select(['is_person', 'subject_id'])
    .execute()
  const persons = [...new Set(rows.map(({ subject_id }) => subject_id))]
  return rows.map(({ is_person, subject_id }) => (is_person ? persons.indexOf(subject_id) : null))
}

const trusts = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('event').orderBy('event_id').select('trust').execute()).map(({ trust }) => trust)

describe('what a token says', () => {
  test('is verified: its keys are one person, on every browser', async ({ db, url }) => {
    const { key, show } = await aSigningSite(db, url)
    expect(await show(1, identify({ identityToken: tokenOf(key) }))).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [],
    })
    await show(2, identify({ userId: '7' }))
    await show(3, identify({ emailHash: sha256Hex('ada@example.com') }))
    await show(4, identify({ emailHash: sha256Hex('eve@example.com') }))
    expect(await personsByVisitor(db)).toEqual([0, 0, 0, 1])
    expect(await trusts(db)).toEqual(['VERIFIED', 'CLAIMED', 'CLAIMED', 'CLAIMED'])
    const told = await db.selectFrom('identification').orderBy('stream_id').select(['key', 'trust']).execute()
    expect(told[0]).toEqual({ key: 'user:7', trust: 'VERIFIED' })
  })

  test('holds against what the browser says beside it, which merges nobody', async ({ db, url }) => {
    const { key, show } = await aSigningSite(db, url)
    const beside = { userId: '8', crmId: '1', crmSystem: 'crm', emailHash: sha256Hex('eve@example.com') }
    await show(1, identify({ identityToken: tokenOf(key), ...beside }))
    await show(2, identify({ userId: '7' }))
    await show(3, identify({ userId: '8' }))
    await show(4, identify({ emailHash: beside.emailHash }))
    expect(await personsByVisitor(db)).toEqual([0, 0, 1, 2])
  })

  test('comes late: whoever was claimed before becomes one person then', async ({ db, url }) => {
    const { key, show } = await aSigningSite(db, url)
    await show(2, identify({ userId: '7' }))
    await show(3, identify({ emailHash: sha256Hex('ada@example.com') }))
    expect(await personsByVisitor(db)).toEqual([0, 1])
    await show(1, identify({ identityToken: tokenOf(key) }))
    expect(await personsByVisitor(db)).toEqual([0, 0, 0])
  })
})

describe('a stranger', () => {
  const claim = { userId: '7', emailHash: sha256Hex('ada@example.com') }

  /** What the collector says of Ada's keys with this token, after which there are still two persons. */
  async function attempt(db: Db, show: Awaited<ReturnType<typeof aSigningSite>>['show'], identityToken: string) {
    await show(2, identify({ userId: claim.userId }))
    await show(3, identify({ emailHash: claim.emailHash }))
    const verdict = await show(1, identify({ ...claim, identityToken }))
    expect(await personsByVisitor(db)).toEqual([0, 0, 1])
    expect(await trusts(db)).toEqual(['CLAIMED', 'CLAIMED', 'CLAIMED'])
    return verdict
  }

  test.for([
    ['that is made up', async () => 't0ken', /^identityToken: is no JWT/],
    [
      'of another workspace',
      async (db) => tokenOf(await anIdentityKey(db, (await aWorkspace(db)).id)),
      /has signed it; stored as a claim$/,
    ],
    ['that says it needs no signature', async (_, key) => unsigned(tokenOf(key)), /^identityToken: is no JWT/],
    ['that was changed', async (_, key) => changed(tokenOf(key, { userId: '8' })), /has signed it; stored as a claim$/],
    [
      'that has expired',
      async (_, key) => tokenOf(key, ada, { expiresInSeconds: -61 }),
      /has expired; stored as a claim$/,
    ],
    [
      'of another visitor',
      async (_, key) => tokenOf(key, ada, { visitorId: visitor(2) }),
      /is of another visitor; stored as a claim$/,
    ],
  ] as const satisfies readonly (readonly [string, (db: Db, key: string) => Promise<string>, RegExp])[])(
    'merges nobody with a token %s: it stays a claim, and the sender is told',
    async ([, make, problem], { db, url }) => {
      const { key, show } = await aSigningSite(db, url)
      expect(await attempt(db, show, await make(db, key))).toEqual({
        accepted: 1,
        duplicates: 0,
        rejected: [],
        unverified: [{ index: 0, problem: expect.stringMatching(problem) }],
      })
    },
  )

  test('who replays a token in time is taken for its person, as by a claim, and merges nobody else', async ({
    db,
    url,
  }) => {
    const { key, show } = await aSigningSite(db, url)
    const identityToken = tokenOf(key)
    await show(1, identify({ identityToken }))
    await show(2, identify({ identityToken }))
    await show(3, identify({ userId: '8' }))
    expect(await personsByVisitor(db)).toEqual([0, 0, 1])
  })

  test('whose clock is set back shows an expired token in vain', async ({ db, url }) => {
    const { key, clock, take } = await aSigningSite(db, url)
    const event = identify({ userId: '7', identityToken: tokenOf(key) })
    clock.now += 2 * 3_600_000
    expect(await take(aBatch([event]))).toMatchObject({ accepted: 1, unverified: [{ index: 0 }] })
  })
})

const base64url = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const unsigned = (token: string): string => `${base64url({ alg: 'none' })}.${token.split('.')[1]}.`
function changed(token: string): string {
  const [header, claims, signature] = token.split('.')
  const parsed = JSON.parse(Buffer.from(`${claims}`, 'base64url').toString())
  return [header, base64url({ ...parsed, userId: '7' }), signature].join('.')
}

describe('tokens that prove nothing', () => {
  test('are counted by reason, and shown without what is in them', async ({ db, url }) => {
    const { app, key, show } = await aSigningSite(db, url)
    const stale = tokenOf(key, { userId: 'ada' }, { expiresInSeconds: -3_600 })
    await show(1, anEvent(), identify({ userId: '7', identityToken: stale }), identify({ identityToken: 'x' }))
    await app.close()
    const counts = await db.selectFrom('rejected_count').orderBy('reason').select(['reason', 'events']).execute()
    expect(counts).toEqual([
      { reason: 'TOKEN_EXPIRED', events: 1 },
      { reason: 'TOKEN_MALFORMED', events: 1 },
    ])
    const kept = await db.selectFrom('rejected_event').select(['problem', 'excerpt']).execute()
    expect(JSON.stringify(kept)).not.toContain(stale.slice(0, 10))
    expect(kept[0]).toMatchObject({ problem: 'identityToken: has expired; stored as a claim' })
  })

  test('lose the event only where it names nobody beside', async ({ db, url }) => {
    const { show } = await aSigningSite(db, url)
    const verdict = await show(1, identify({ userId: '7', identityToken: 'x' }), identify({ identityToken: 'x' }))
    expect(verdict).toMatchObject({ accepted: 1, rejected: [{ index: 1 }], unverified: [{ index: 0 }] })
  })
})

describe('identity keys', () => {
  const firstOf = async (db: Db, workspaceId: WorkspaceId) =>
    (await listApiKeys(db, workspaceId)).find(({ kind }) => kind === 'IDENTITY')?.id ?? ''

  test('are rotated: both verify until the first is revoked, or ends', async ({ db, url }) => {
    const { key, show, workspaceId, clock } = await aSigningSite(db, url)
    const ending = await anIdentityKey(db, workspaceId, new Date(receivedAt + 60_000))
    const verdictsOn = async () =>
      (
        await show(1, ...[key, ending].map((signing) => identify({ userId: '7', identityToken: tokenOf(signing) })))
      ).unverified?.map(({ index }) => index) ?? []
    expect(await verdictsOn()).toEqual([])
    clock.now += 60_000
    expect(await verdictsOn()).toEqual([1])
    await revokeApiKey(db, workspaceId, await firstOf(db, workspaceId), new Date())
    clock.now += writeKeyCacheMs
    expect(await verdictsOn()).toEqual([0, 1])
  })
})
