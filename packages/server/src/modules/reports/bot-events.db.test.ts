import type { WorkspaceId } from '@touchline/schema'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { visitor } from '../../test/facts.ts'
import { now, test } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { createApiKey } from '../workspaces/api-keys.queries.ts'

const asked = `{ botEvents(lastDays: 2) { day keyName events } }`

/** A site that two bots came to today, one of them also yesterday and the day before. */
async function aWatchedSite(db: Db, workspaceId: WorkspaceId, name: string): Promise<void> {
  const grant = { kind: 'WRITE', allowedOrigins: [], eventsPerMinute: 1, expiresAt: null } as const
  const { id: keyId } = await createApiKey(db, { workspaceId, name, ...grant }, now)
  const came = [
    [1, 0, 3],
    [2, 0, 4],
    [1, 1, 5],
    [1, 2, 6],
  ] as const
  const rows = came.map(([stream, daysAgo, events]) => ({
    ...{ workspace_id: workspaceId, stream_id: visitor(stream), key_id: keyId, events },
    day: new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10),
  }))
  await db.insertInto('bot_event_count').values(rows).execute()
}

test('events of bots are told by key and day to marketing and admins, of their own workspace', async ({
  db,
  server,
  workspaces: [ours, theirs],
}) => {
  await aWatchedSite(db, ours.id, 'site')
  await aWatchedSite(db, theirs.id, 'theirs')
  for (const roles of [['MARKETING'], ['ADMIN']] as const) {
    const { data } = await server.ask(asked, { key: await aSecretKey(db, ours.id, { roles }) })
    expect(data).toEqual({
      botEvents: [
        { day: '2026-06-15', keyName: 'site', events: 7 },
        { day: '2026-06-14', keyName: 'site', events: 5 },
      ],
    })
  }
})

test('other roles are told that they lack the permission', async ({ db, server, workspaces: [ours] }) => {
  const { errors } = await server.ask(asked, { key: await aSecretKey(db, ours.id, { roles: ['SALES', 'BI'] }) })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'PERMISSION_MISSING' })
})

test.for([0, 91])('%d days are too few or too many', async (days, { db, server, workspaces: [ours] }) => {
  const key = await aSecretKey(db, ours.id, { roles: ['ADMIN'] })
  const { errors } = await server.ask(`{ botEvents(lastDays: ${days}) { events } }`, { key })
  expect(errors?.[0]).toMatchObject({
    message: `lastDays is ${days}: give 1 to 90`,
    extensions: { code: 'INPUT_INVALID' },
  })
})
