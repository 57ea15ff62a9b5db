import type { WorkspaceId } from '@touchline/schema'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { now, test } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { outlineOf } from '../collect/excerpt.ts'
import { storeRejected } from '../collect/store-rejected.queries.ts'
import { createApiKey } from '../workspaces/api-keys.queries.ts'

const asked = `{ rejectedEvents(first: 1, lastDays: 2) {
  counts { day keyName reason events lastAt remedy }
  nodes { receivedAt keyName reason problem remedy type eventId excerpt }
} }`

/** A site that sent three bad events today, one yesterday and one the day before. */
async function aCarelessSite(db: Db, workspaceId: WorkspaceId, name: string): Promise<void> {
  const grant = { kind: 'WRITE', allowedOrigins: [], eventsPerMinute: 1, expiresAt: null } as const
  const { id: keyId } = await createApiKey(db, { workspaceId, name, ...grant }, now)
  const common = { workspaceId, keyId, reason: 'URL_INVALID' } as const
  const counted = [3, 1, 1].map((events, daysAgo) => {
    const lastAt = now.getTime() - daysAgo * 86_400_000
    return { ...common, day: new Date(lastAt).toISOString().slice(0, 10), events, lastAt }
  })
  const latest = [1, 2].map((no) => ({
    ...common,
    receivedAt: now.getTime() - no,
    problem: `url: problem ${no}`,
    outline: outlineOf({ type: 'page', url: 'x' }),
  }))
  await storeRejected(db, { counts: counted, latest })
}

test('what was rejected is told to marketing and admins, of their own workspace', async ({
  db,
  server,
  workspaces,
}) => {
  const [ours, theirs] = workspaces
  await aCarelessSite(db, ours.id, 'site')
  await aCarelessSite(db, theirs.id, 'theirs')
  const remedy = expect.stringContaining('http(s) URLs')
  const answer = {
    counts: [
      { day: '2026-06-15', keyName: 'site', reason: 'URL_INVALID', events: 3, lastAt: now.toISOString(), remedy },
      { day: '2026-06-14', keyName: 'site', reason: 'URL_INVALID', events: 1, lastAt: expect.any(String), remedy },
    ],
    nodes: [
      {
        receivedAt: '2026-06-15T11:59:59.999Z',
        ...{ keyName: 'site', reason: 'URL_INVALID', problem: 'url: problem 1', remedy, type: 'page', eventId: null },
        excerpt: '{"type":"page","url":"text of 1 characters"}',
      },
    ],
  }
  for (const roles of [['MARKETING'], ['ADMIN', 'BI']] as const) {
    const key = await aSecretKey(db, ours.id, { roles })
    expect((await server.ask(asked, { key })).data).toEqual({ rejectedEvents: answer })
  }
})

test('other roles are told that they lack the permission', async ({ db, server, workspaces: [ours] }) => {
  for (const roles of [['BI'], ['SALES']] as const) {
    const { errors } = await server.ask(asked, { key: await aSecretKey(db, ours.id, { roles }) })
    expect(errors?.[0]?.extensions).toEqual({
      code: 'PERMISSION_MISSING',
      remedy: expect.stringContaining('--role marketing'),
    })
  }
})

test.for([
  ['first: 0', /first is 0: give 1 to 200/],
  ['first: 201', /first is 201/],
  ['lastDays: 91', /lastDays is 91: give 1 to 90/],
] as const)('%s is too few or too many', async ([args, message], { db, server, workspaces: [ours] }) => {
  const key = await aSecretKey(db, ours.id, { roles: ['ADMIN'] })
  const { errors } = await server.ask(`{ rejectedEvents(${args}) { nodes { reason } } }`, { key })
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'INPUT_INVALID' } })
})
