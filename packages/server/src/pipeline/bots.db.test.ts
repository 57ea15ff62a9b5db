import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { emailKey } from '../modules/collect/keys.ts'
import { emailSecret, findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { aBatch, aCollector, anEvent } from '../test/collector.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { visitor } from '../test/facts.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'

const aBot = {
  origin: 'https://example.com',
  'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
}
const aPerson = { ...aBot, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0' }
const aServer = { 'user-agent': 'node' }

const emailHash = sha256Hex('ada@x.example')
const aLead = () => [
  anEvent(),
  anEvent({ type: 'identify', emailHash }),
  anEvent({ type: 'form', form: 'demo', lead: true, fields: { name: 'Ada' } }),
]

const made = async (db: Db) => {
  const rows = Object.entries(await derivedRows(db)).filter(([, { length }]) => length > 0)
  return Object.fromEntries(rows.map(([table, { length }]) => [table, length]))
}
const counts = (db: Db) => db.selectFrom('bot_event_count').select(['stream_id', 'day', 'events']).execute()

describe('what a bot sends', () => {
  test('is acknowledged, stored and counted, and makes no visit, person or lead, whatever it says', async ({
    db,
    url,
  }) => {
    const { send, workspaceId } = await aCollector(db, url)
    const batch = aBatch(aLead())
    expect((await send(batch, aBot)).body).toEqual({ accepted: 3, duplicates: 0, rejected: [] })
    expect((await send(batch, aBot)).body).toEqual({ accepted: 0, duplicates: 3, rejected: [] })
    expect(await db.selectFrom('event').select('type').execute()).toHaveLength(3)
    await deriveAll(db)
    expect(await made(db)).toEqual({ bot_event_count: 1 })
    expect(await counts(db)).toMatchObject([{ stream_id: visitor(1), events: 3 }])
    const before = await derivedRows(db)
    await rebuild(db, workspaceId)
    expect(await derivedRows(db)).toEqual(before)
  })

  test('changes nothing of what a person did with the same browser, nor the other way round', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    await send(aBatch(aLead()), aPerson)
    await deriveAll(db)
    const alone = await derivedRows(db)
    expect(await made(db)).toMatchObject({ touchpoint: 1, person_key: 1, lead: 1 })
    await send(aBatch([anEvent({ type: 'identify', userId: 'robot' }), anEvent()]), aBot)
    await deriveAll(db)
    const { bot_event_count: _, ...together } = await derivedRows(db)
    expect({ bot_event_count: [], ...together }).toEqual(alone)
  })

  test('is told by the request that comes first: sent again by a person, it stays a bot’s', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const batch = aBatch(aLead())
    await send(batch, aBot)
    expect((await send(batch, aPerson)).body).toMatchObject({ duplicates: 3 })
    await deriveAll(db)
    expect(await made(db)).toEqual({ bot_event_count: 1 })
  })

  test('can not be told by the body', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    await send(aBatch([anEvent({ bot: '00000000-0000-4000-8000-000000000000' })]), aPerson)
    await deriveAll(db)
    expect(await made(db)).toEqual({ touchpoint: 1 })
  })
})

test('a server that sends for its visitors is no bot, whatever its program calls itself', async ({ db, url }) => {
  const { send } = await aCollector(db, url)
  await send(aBatch(aLead()), aServer)
  await deriveAll(db)
  expect(await made(db)).toMatchObject({ touchpoint: 1, person_key: 1, lead: 1 })
})

test('erasing a person erases what a bot sent in their name, with the rest of that stream', async ({ db, url }) => {
  const { send, workspaceId } = await aCollector(db, url)
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace) throw new Error('The collector has no workspace')
  await send(aBatch(aLead()), aBot)
  await send(aBatch([anEvent()], { visitorId: visitor(2) }), aBot)
  const key = emailKey(await emailSecret(db, workspaceId), 'ada@x.example')
  const target = { by: 'KEY', key } as const
  const asked = { command: 'touchline erase --email', now: new Date('2026-11-22T12:00:00Z') }
  expect(await erasePerson(db, workspace, target, asked)).toMatchObject({ events: 3, mentions: 0 })
  expect(await db.selectFrom('event').select('stream_id').execute()).toEqual([{ stream_id: visitor(2) }])
  expect(await counts(db)).toMatchObject([{ stream_id: visitor(2), events: 1 }])
})
