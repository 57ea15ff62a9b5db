import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/* What a stranger can do through the public doors: with the write key that stands in every page, and with another workspace. */

let touchline: Touchline
let mapping: string

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'EUR' })
  mapping = await touchline.file(
    'leads.yaml',
    'system: crm\nfields: { id: Id, createdAt: Created, email: Email, source: Source }\n',
  )
  const leads =
    'Id,Created,Email,Source\nA,2026-01-05,ada@customer.example,Webinar\nB,2026-01-06,bob@customer.example,\n'
  await touchline.command('import', 'leads', await touchline.file('leads.csv', leads), '--mapping', mapping)
})

afterAll(() => touchline?.stop())

const hashOf = (email: string): string => createHash('sha256').update(email).digest('hex')

let sent = 0

/** What one browser sends at once, and every word of the answer but when it was given. */
async function sendAs(visitorId: string, ...events: object[]): Promise<object> {
  const at = new Date().toISOString()
  const time = Date.now().toString(16).padStart(12, '0')
  const complete = events.map((event) => {
    sent += 1
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(sent).padStart(12, '0')}`
    return { id, occurredAt: at, ...event }
  })
  const answer = await fetch(`${touchline.url}/v1/events?key=${touchline.writeKey}`, {
    method: 'POST',
    body: JSON.stringify({ visitorId, sentAt: at, events: complete }),
  })
  const { date: _, ...headers } = Object.fromEntries(answer.headers)
  return { status: answer.status, headers, body: await answer.json() }
}

const visit = { type: 'page', url: 'https://acme.example/?utm_source=stranger&utm_medium=cpc' }
const claim = (email: string) => ({ type: 'identify', emailHash: hashOf(email) })

type Lead = {
  readonly id: string
  readonly createdAt: string
  readonly channel: string
  readonly source: string
  readonly milestones: object[]
  readonly journey: { readonly totalCount: number }
}

const asked = '{ leads { nodes { id createdAt channel source milestones { milestone at } journey { totalCount } } } }'
const leads = async (): Promise<Lead[]> => (await touchline.ask<{ leads: { nodes: Lead[] } }>(asked)).leads.nodes

/** The lead without what its person's journey has grown by. */
const apartFromJourney = (all: readonly Lead[]): object[] => all.map(({ journey: _, ...lead }) => lead)
const lengths = (all: readonly Lead[]): number[] => all.map(({ journey }) => journey.totalCount)

describe('a visitor who says to be somebody else', () => {
  test('is answered as for an address that nobody has', async () => {
    const known = await sendAs(randomUUID(), visit, claim('ada@customer.example'))
    const unknown = await sendAs(randomUUID(), visit, claim('nobody@elsewhere.example'))
    expect(known).toEqual(unknown)
    expect(known).toMatchObject({ status: 200, body: { accepted: 2, duplicates: 0, rejected: [] } })
  })

  test('merges nobody, changes no lead, and adds to the journey only what they did themselves', async () => {
    const before = await eventually(leads, (all) => lengths(all).join() === '0,1')
    expect(lengths(before)).toEqual([0, 1])
    const visitor = randomUUID()
    await sendAs(visitor, visit, claim('ada@customer.example'))
    await sendAs(visitor, { ...visit, url: 'https://acme.example/other' }, claim('bob@customer.example'))
    const both = {
      ...claim('ada@customer.example'),
      ...{ userId: 'mallory', crmSystem: 'crm', crmId: 'B' },
    }
    await sendAs(randomUUID(), visit, both)
    const after = await eventually(leads, (all) => lengths(all).join() === '2,2')
    expect(lengths(after)).toEqual([2, 2])
    expect(apartFromJourney(after)).toEqual(apartFromJourney(before))
  })

  test('can read nothing back with the key that is in the page', async () => {
    const [{ id } = { id: '' }] = await leads()
    const response = await fetch(`${touchline.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${touchline.writeKey}` },
      body: JSON.stringify({ query: `{ lead(id: "${id}") { id } }` }),
    })
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain(id)
    expect((await fetch(`${touchline.url}/v1/events?key=${touchline.writeKey}`)).status).toBe(404)
  })
})

describe('another workspace', () => {
  test('imports the same records and says the same of itself, and neither sees the other', async () => {
    const create = ['workspace', 'create', '--name', 'Other', '--time-zone', 'UTC', '--currency', 'EUR', '--json']
    const { workspaceId: other } = JSON.parse(await touchline.command(...create))
    const key = ['keys', 'create', '--workspace', other, '--kind', 'secret', '--role', 'admin', '--json']
    const theirKey = JSON.parse(await touchline.command(...key)).key
    const before = await leads()
    const file = await touchline.file(
      'theirs.csv',
      'Id,Created,Email,Source\nA,2026-02-01,ada@customer.example,Cousin\n',
    )
    const into = ['--mapping', mapping, '--workspace', other]
    expect(await touchline.command('import', 'leads', file, ...into)).toMatch(/1 added/)

    const askTheirs = async (query: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${theirKey}` }
      const body = JSON.stringify({ query })
      return (await (await fetch(`${touchline.url}/graphql`, { method: 'POST', headers, body })).json()).data
    }
    const theirs = await eventually(
      () => askTheirs(asked),
      (data) => data.leads.nodes.length === 1,
    )
    expect(theirs.leads.nodes).toEqual([
      expect.objectContaining({ createdAt: '2026-02-01T23:59:59.999Z', source: 'Cousin', journey: { totalCount: 0 } }),
    ])
    expect(await leads()).toEqual(before)
    for (const { id } of before)
      expect(await askTheirs(`{ lead(id: "${id}") { id } node(id: "${id}") { id } }`)).toEqual({
        lead: null,
        node: null,
      })
    expect((await askTheirs('{ arrivals { id } rejectedEvents { nodes { reason } } }')).arrivals).toEqual([])
  })

  test('that nobody has is said to be unknown, and nothing is imported', async () => {
    const before = await leads()
    const file = await touchline.file('lost.csv', 'Id,Created,Email,Source\nZ,2026-02-01,z@z.example,\n')
    const into = ['--mapping', mapping, '--workspace', randomUUID()]
    await expect(touchline.command('import', 'leads', file, ...into)).rejects.toThrow(/WORKSPACE_UNKNOWN/)
    expect(await leads()).toEqual(before)
  })
})
