import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { aBatch, aCollector, anEvent, receivedAt } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'
import { aWriteKey } from '../../test/workspaces.ts'

const bad = () => anEvent({ url: 'javascript:alert("ada@example.com")' })

describe('what the collector rejects', () => {
  test('is counted, and kept in outline, without keeping the answer waiting', async ({ db, url }) => {
    const { app, take, workspaceId } = await aCollector(db, url)
    const [unhashed, page] = [anEvent({ type: 'identify', emailHash: 'ada@example.com' }), bad()]
    expect(await take(aBatch([anEvent(), unhashed, page, bad()]))).toMatchObject({ accepted: 1 })
    await app.close()
    const counts = await db.selectFrom('rejected_count').selectAll().orderBy('reason').execute()
    expect(counts).toEqual(
      [
        ['ADDRESS_NOT_HASHED', 1],
        ['URL_INVALID', 2],
      ].map(([reason, events]) =>
        expect.objectContaining({ workspace_id: workspaceId, reason, events, last_at: new Date(receivedAt) }),
      ),
    )
    const kept = await db.selectFrom('rejected_event').selectAll().orderBy('rejected_id').execute()
    expect(kept.map(({ type, event_id, reason }) => [type, event_id, reason])).toEqual([
      ['identify', unhashed.id, 'ADDRESS_NOT_HASHED'],
      ['page', page.id, 'URL_INVALID'],
      ['page', expect.any(String), 'URL_INVALID'],
    ])
    // Ids are left out: their hexadecimals may spell anything.
    expect(JSON.stringify(kept.map(({ problem, excerpt }) => [problem, excerpt]))).not.toContain('ada')
  })

  test('shows within seconds, while the server runs', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    await take(aBatch([bad()]))
    await expect.poll(() => db.selectFrom('rejected_event').selectAll().execute(), { timeout: 5_000 }).toHaveLength(1)
    await take(aBatch([bad(), bad()]))
    await expect.poll(() => db.selectFrom('rejected_event').selectAll().execute(), { timeout: 5_000 }).toHaveLength(3)
  })

  test('as a whole is counted too, where no repeat mends it', async ({ db, url }) => {
    const { app, send, workspaceId } = await aCollector(db, url)
    const ours = await aWriteKey(db, workspaceId, { allowedOrigins: ['https://www.acme.example'] })
    const over = await aWriteKey(db, workspaceId, { expiresAt: new Date(receivedAt) })
    const slow = await aWriteKey(db, workspaceId, { eventsPerMinute: 1 })
    await send('{"ada@example.com', {}, ours)
    await send({ visitorId: 'ada' }, {}, ours)
    await send(aBatch([anEvent()]), { origin: 'https://evil.example' }, ours)
    await send(aBatch([anEvent()]), {}, over)
    await send(aBatch([anEvent()]), {}, 'tlw_nonsense')
    for (const _ of [1, 2]) await send(aBatch(Array.from({ length: 300 }, () => anEvent())), {}, slow)
    await app.close()
    const kept = await db.selectFrom('rejected_event').selectAll().orderBy('rejected_id').execute()
    expect(kept.map(({ reason, problem, type, excerpt }) => [reason, problem, type, excerpt])).toEqual(
      [
        ['BODY_INVALID', 'The body is no batch as docs/collect.md describes it'],
        ['BODY_INVALID', 'The body is no batch as docs/collect.md describes it'],
        ['ORIGIN_NOT_ALLOWED', 'Pages of https://evil.example may not use this write key'],
        ['KEY_EXPIRED', expect.stringContaining('opens nothing since')],
      ].map((seen) => [...seen, null, null]),
    )
  })

  test('fills the database with no more than the last 100 of a key', async ({ db, url }) => {
    const { app, take, workspaceId } = await aCollector(db, url)
    const other = await aWriteKey(db, workspaceId)
    for (let sent = 0; sent < 5; sent += 1) await take(aBatch(Array.from({ length: 500 }, bad)))
    await app.close()
    const again = await aCollector(db, url)
    await again.send(aBatch([bad()]), {}, other)
    await again.app.close()
    const size = sql<{ kept: number }>`select count(*) as kept from rejected_event group by key_id order by 1`
    expect((await size.execute(db)).rows).toEqual([{ kept: 1 }, { kept: 100 }])
  })

  test('of a database that is away is counted once it is back', async ({ db, url }) => {
    const { app, take } = await aCollector(db, url)
    await sql`revoke execute on function note_rejected from touchline_ingest`.execute(db)
    await take(aBatch([bad()]))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await sql`grant execute on function note_rejected to touchline_ingest`.execute(db)
    await take(aBatch([bad()]))
    await app.close()
    expect(await db.selectFrom('rejected_count').select('events').execute()).toEqual([{ events: 2 }])
  })
})

test('counts are kept of 90 days that had any', async ({ db }) => {
  const workspace_id = '0198f000-0000-7000-8000-000000000001'
  const counts = Array.from({ length: 95 }, (_, day) => ({
    workspace_id,
    key_id: workspace_id,
    day: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    reason: 'ID_INVALID',
    events: 1,
    last_at: '2026-01-01T00:00:00Z',
  }))
  await sql`select note_rejected(${JSON.stringify(counts.slice(0, 94))}, '[]')`.execute(db)
  await sql`select note_rejected(${JSON.stringify(counts.slice(94))}, '[]')`.execute(db)
  const { rows } = await sql<{ days: number; first: string }>`
    select count(*) as days, min(day)::text as first from rejected_count`.execute(db)
  expect(rows).toEqual([{ days: 90, first: '2026-01-06' }])
})

test('nobody but the collector may note anything', async ({ url }) => {
  for (const role of ['reader', 'derive'] as const) {
    const db = openDatabase(url, role, 1)
    await expect(sql`select note_rejected('[]', '[]')`.execute(db)).rejects.toThrow('permission denied')
    await db.destroy()
  }
})
