import type { SettingsInput } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { storeSpend } from '../../imports/store-spend.queries.ts'
import { applySettings } from '../../pipeline/apply-settings.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { erasePerson } from '../../pipeline/erase.ts'
import { mostKept } from '../../pipeline/knowledge-queue.ts'
import { splitPerson } from '../../pipeline/split.ts'
import { deriveNow, deriveQuery } from '../../test/derive-now.ts'
import { derivedRows } from '../../test/derived-rows.ts'
import { startExports } from '../../test/export-test.ts'
import { crmLead, deal, now, readingParts, type Server, spend, test, visit } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { storeEvents } from '../collect/store-events.queries.ts'
import type { CrmRecord } from '../outcomes/records.ts'
import { storeRecords } from '../outcomes/store-records.queries.ts'
import { storeSettings } from '../workspaces/settings.queries.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const [from, to] = ['2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z']
const between = '2026-03-15T12:00:00Z'
const range = { between: { from: '2026-01-01', to: '2026-05-01' } }

/** Tells what the CRM says at an instant. */
const tell = (db: Db, { id }: Workspace, at: string, records: readonly CrmRecord[]) =>
  storeRecords(db, id, records, Date.parse(at))

/** Tells what a browser sent, and when it was received. */
async function hear(db: Db, { id }: Workspace, received: string, rows: ReturnType<typeof visit>): Promise<void> {
  await storeEvents(
    db,
    rows.map((row) => ({ ...row, workspace_id: id, backfilled: false, received_at: received })),
  )
}

const searched = 'https://shop.test/?utm_source=google&utm_medium=cpc'

/** Ada came by search, Bob nobody knows how: both are leads of February. */
async function aCompany(db: Db, company: Workspace): Promise<void> {
  await storeSettings(db, company.id, {}, new Date('2026-01-01'))
  await hear(db, company, '2026-01-20T10:00:05Z', visit('ada', '2026-01-20T10:00:00Z', searched))
  await tell(db, company, '2026-02-10T09:00:00Z', [
    crmLead('ada', { createdAt: '2026-02-01' }),
    crmLead('bob', { createdAt: '2026-02-02' }),
  ])
  await deriveAll(db)
}

const explain = `query ($input: ExplainChangeInput!) {
  explainChange(input: $input) {
    rows { keys { value } measures { measure from to change parts { cause change } } }
    total { measure from to change parts { cause change } }
    meta { knowledgeAt warnings { code affectedCount } }
  }
}`

type Measure = {
  measure: string
  from: string | null
  to: string | null
  change: string
  parts: { cause: string; change: string }[]
}

/** Every part that isn't 0, by row, measure and cause. */
function partsOf({ rows, total }: { rows: { keys: { value: string }[]; measures: Measure[] }[]; total: Measure[] }) {
  const all = [
    ...rows.flatMap(({ keys, measures }) => measures.map((each) => [keys[0]?.value, each] as const)),
    ...total.map((each) => ['total', each] as const),
  ]
  return all.flatMap(([row, { measure, parts }]) =>
    parts
      .filter(({ change }) => Number(change) !== 0)
      .map(({ cause, change }) => `${row} ${measure} ${cause} ${change}`),
  )
}

type Change = (db: Db, company: Workspace) => Promise<unknown>

const leadsAndWins = (parts: readonly string[]) => parts.filter((part) => / (LEADS|WON|REVENUE|SPEND) /.test(part))

const signed: SettingsInput['stages'] = [{ name: 'Signed', crmStages: ['Signed'], means: 'WON' }]
const events: SettingsInput['channelRules'] = [{ channel: 'Events', when: { source: 'google' } }]
const sla = { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } }

/** Settles on something at an instant in between. */
const settleOn = (db: Db, company: Workspace, settings: SettingsInput) =>
  applySettings(db, company.id, settings, { now: new Date(between), onProgress: () => {} })

/** Says of Ada, before anything is compared, a stage that means nothing yet. */
const tellStage = (db: Db, company: Workspace) =>
  tell(db, company, '2026-02-20T09:00:00Z', [crmLead('ada', { createdAt: '2026-02-01', stage: 'Signed' })])

const causes: readonly (readonly [string, Change, readonly string[]])[] = [
  [
    'a lead that the CRM told of',
    (db, company) => tell(db, company, between, [crmLead('eve', { createdAt: '2026-03-10' })]),
    ['(unattributed) LEADS NEW_OUTCOMES 1', 'total LEADS NEW_OUTCOMES 1'],
  ],
  [
    'a deal that was won',
    (db, company) =>
      tell(db, company, between, [
        crmLead('ada', { createdAt: '2026-02-01', wonAt: '2026-03-12' }),
        deal('ada', { createdAt: '2026-02-20', closedAt: '2026-03-12', outcome: 'WON', amountMinor: 5_000 }),
      ]),
    [
      'Paid Search WON NEW_OUTCOMES 1',
      'Paid Search REVENUE NEW_OUTCOMES 50.00',
      'total WON NEW_OUTCOMES 1',
      'total REVENUE NEW_OUTCOMES 50.00',
    ],
  ],
  [
    'a lead whose day was told otherwise',
    (db, company) => tell(db, company, between, [crmLead('bob', { createdAt: '2025-12-20' })]),
    ['(unattributed) LEADS CORRECTED_OUTCOMES -1', 'total LEADS CORRECTED_OUTCOMES -1'],
  ],
  [
    'a visit from before the lead that was heard of late',
    (db, company) => hear(db, company, between, visit('bob', '2026-01-25T10:00:00Z', searched)),
    ['Paid Search LEADS NEW_TOUCHPOINTS 1', '(unattributed) LEADS NEW_TOUCHPOINTS -1'],
  ],
  [
    'a person who was split',
    (db, company) => splitPerson(db, company, ['email:ada'], { command: 'a test', now: new Date(between) }),
    ['Paid Search LEADS MERGED_PEOPLE -1', '(unattributed) LEADS MERGED_PEOPLE 1'],
  ],
  [
    'two persons who turned out to be one',
    async (db, company) => {
      await tell(db, company, '2026-02-10T09:00:00Z', [
        crmLead('eve', { createdAt: '2026-02-03', emailKey: undefined }),
      ])
      // The address was Bob's; it is that of Ada.
      await tell(db, company, between, [crmLead('eve', { createdAt: '2026-02-03', emailKey: 'email:ada' })])
    },
    ['(unattributed) LEADS MERGED_PEOPLE -1', 'total LEADS MERGED_PEOPLE -1'],
  ],
  [
    'another channel rule',
    (db, company) =>
      applySettings(
        db,
        company.id,
        { channelRules: [{ channel: 'Events', when: { source: 'google' } }] },
        { now: new Date(between), onProgress: () => {} },
      ),
    ['Events LEADS CHANGED_RULES 1', 'Paid Search LEADS CHANGED_RULES -1'],
  ],
  [
    'another stage map, under which a stage that Ada has been in since February means that she is won',
    async (db, company) => {
      await tellStage(db, company)
      await settleOn(db, company, { stages: signed })
    },
    ['Paid Search WON CHANGED_DEFINITION 1', 'total WON CHANGED_DEFINITION 1'],
  ],
  [
    'another stage map and other channel rules, each under its own cause',
    async (db, company) => {
      await tellStage(db, company)
      await settleOn(db, company, { stages: signed, channelRules: events })
    },
    [
      'Events LEADS CHANGED_RULES 1',
      'Events WON CHANGED_DEFINITION 1',
      'Paid Search LEADS CHANGED_RULES -1',
      'total WON CHANGED_DEFINITION 1',
    ],
  ],
  [
    'a stage that is told of under another stage map, which is a new outcome that the map makes a win',
    async (db, company) => {
      await settleOn(db, company, { stages: signed })
      await tell(db, company, between, [crmLead('bob', { createdAt: '2026-02-02', stage: 'Signed' })])
    },
    ['(unattributed) WON CHANGED_DEFINITION 1', 'total WON CHANGED_DEFINITION 1'],
  ],
  ['another SLA, which changes no number of it', (db, company) => settleOn(db, company, { sla }), []],
  [
    'spend, and spend that was told otherwise',
    async (db, company) => {
      await storeSpend(db, company.id, [spend('2026-03-10', 'Email', 700)], Date.parse(between))
      await storeSpend(db, company.id, [spend('2026-02-10', 'Email', 300)], Date.parse(between))
    },
    [
      'Email SPEND NEW_OUTCOMES 7.00',
      'Email SPEND CORRECTED_OUTCOMES -2.00',
      'total SPEND NEW_OUTCOMES 7.00',
      'total SPEND CORRECTED_OUTCOMES -2.00',
    ],
  ],
]

describe('what was known at an earlier time', () => {
  const ask = `query ($input: ReportInput!) { channelPerformance(input: $input) {
    rows { keys { value } leads won spend { amount } } meta { asOf knowledgeAt warnings { code affectedCount } }
  } }`
  const then = {
    rows: [
      { keys: [{ value: '(unattributed)' }], leads: 1, won: 0 },
      { keys: [{ value: 'Paid Search' }], leads: 1, won: 0 },
    ],
  }

  test('is what a report said then, whoever people are and whatever the rules are by now', async ({
    server,
    db,
    url,
    reader,
    workspaces: [company],
  }) => {
    const key = await aSecretKey(db, company.id, { roles: ['SALES'] })
    await aCompany(db, company)
    for (const [what, change] of causes) if (!/spend|two persons/.test(what)) await change(db, company)
    await deriveAll(db)
    const asked = { variables: { input: { range, knowledgeAt: from } } }
    expect(await problemOf(server, asked)).toEqual([
      'KNOWLEDGE_NOT_DERIVED',
      expect.stringContaining('has not been asked'),
    ])
    await deriveNow(server, key, url, { at: from })
    const { data, errors } = await server.ask(ask, asked)
    expect(errors).toBeUndefined()
    expect(data.channelPerformance).toMatchObject({ ...then, meta: { asOf: from, knowledgeAt: from } })
    const both = { variables: { input: { range, knowledgeAt: from, asOf: to } } }
    expect(await problemOf(server, both)).toEqual(['INPUT_INVALID', expect.stringContaining('leave asOf out')])
    const today = await server.ask(ask, { variables: { input: { range } } })
    const ahead = await server.ask(ask, { variables: { input: { range, knowledgeAt: '2031-01-01T00:00:00Z' } } })
    expect(ahead.data).toEqual(today.data)
    expect(today.data.channelPerformance.rows).not.toEqual(data.channelPerformance.rows)

    const exports = await startExports(readingParts(reader), key)
    const { text } = await exports.get(`/channel-performance.csv?from=2026-01-01&to=2026-05-01&knowledgeAt=${from}`)
    expect(text).toMatch(/^Paid Search,1,/m)
    await exports.app.close()
  })

  const problemOf = async (server: Server, asking: object) => {
    const { errors } = await server.ask(ask, asking)
    return [errors?.[0]?.extensions['code'], errors?.[0]?.message]
  }

  test('is of the workspace that asks; BI may read it, though not have it derived; a time to come is refused', async ({
    server,
    db,
    url,
    keys: [bi, other],
    workspaces: [company],
  }) => {
    const key = await aSecretKey(db, company.id, { roles: ['ADMIN'] })
    await aCompany(db, company)
    await deriveNow(server, key, url, { at: from })
    const asked = { variables: { input: { range, knowledgeAt: from } } }
    expect((await server.ask(ask, { ...asked, key: bi })).data.channelPerformance).toMatchObject(then)
    const { errors } = await server.ask(ask, { ...asked, key: other })
    expect(errors?.[0]?.extensions['code']).toBe('KNOWLEDGE_NOT_DERIVED')
    const refused = await server.ask(deriveQuery, { key: bi, variables: { input: { at: from } } })
    expect(refused.errors?.[0]?.extensions['code']).toBe('PERMISSION_MISSING')
    for (const input of [{ at: '2031-01-01T00:00:00Z' }, { at: from, since: to }]) {
      const { data } = await server.ask(deriveQuery, { key, variables: { input } })
      expect(data.deriveKnowledge).toMatchObject({
        knowledge: [],
        userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'at'] }],
      })
    }
    const { data } = await server.ask('{ knowledge { at since status done total problem } }')
    expect(data.knowledge).toEqual([{ at: from, since: null, status: 'READY', done: 3, total: 3, problem: null }])
  })

  const outdated = ({ data }: Awaited<ReturnType<Server['ask']>>): readonly { code: string }[] =>
    data.channelPerformance.meta.warnings.filter(({ code }: { code: string }) => code === 'KNOWLEDGE_OUTDATED')

  test('says what has arrived since that belongs to it, until it is derived again', async ({
    server,
    db,
    url,
    workspaces: [company],
  }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await aCompany(db, company)
    await deriveNow(server, key, url, { at: from })
    const late = crmLead('eve', { createdAt: '2026-02-05' })
    await storeRecords(db, company.id, [late], now.getTime() + 60_000)
    await deriveAll(db)
    const asked = { variables: { input: { range, knowledgeAt: from } } }
    const warnings = async () => outdated(await server.ask(ask, asked))
    expect(await warnings()).toEqual([{ code: 'KNOWLEDGE_OUTDATED', affectedCount: 1 }])
    await deriveNow(server, key, url, { at: from })
    expect(await warnings()).toHaveLength(1)
    const later = new Date(now.getTime() + 120_000)
    await deriveNow(server, key, url, { at: from, again: true }, later)
    expect(await warnings()).toEqual([])
    expect((await server.ask(ask, asked)).data.channelPerformance.rows).toMatchObject([{ leads: 2 }, { leads: 1 }])
  })

  test('of before there was a workspace is under what was settled first', async ({
    server,
    db,
    url,
    workspaces: [company],
  }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    const settle = (channel: string, at: Date) =>
      storeSettings(db, company.id, { channelRules: [{ channel, when: { source: 'google' } }] }, at)
    await settle('Events', new Date(now.getTime() + 1_000))
    await settle('Print', new Date(now.getTime() + 2_000))
    await hear(db, company, '2026-01-20T10:00:05Z', visit('ada', '2026-01-20T10:00:00Z', searched))
    await tell(db, company, '2026-02-10T09:00:00Z', [crmLead('ada', { createdAt: '2026-02-01' })])
    await deriveAll(db)
    await deriveNow(server, key, url, { at: from })
    const { data } = await server.ask(ask, { variables: { input: { range, knowledgeAt: from } } })
    expect(data.channelPerformance.rows).toMatchObject([{ keys: [{ value: 'Events' }], leads: 1 }])
  })

  test('is forgotten with whoever is erased, whole', async ({ server, db, url, workspaces: [company] }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await aCompany(db, company)
    await deriveNow(server, key, url, { at: from })
    await erasePerson(db, company, { by: 'KEY', key: 'email:ada' }, { command: 'a test', now })
    expect((await server.ask('{ knowledge { at } }')).data.knowledge).toEqual([])
    expect(JSON.stringify(await derivedRows(db))).not.toContain('email:ada')
    await deriveNow(server, key, url, { at: from })
    const asked = { variables: { input: { range, knowledgeAt: from } } }
    expect((await server.ask(ask, asked)).data.channelPerformance.rows).toMatchObject([{ leads: 1 }])
  })

  test('makes place for what is asked for after it', async ({ server, db, url, workspaces: [company] }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await aCompany(db, company)
    for (let day = 1; day <= mostKept + 2; day++) {
      await deriveNow(server, key, url, { at: `2026-03-${String(day).padStart(2, '0')}T00:00:00Z` })
    }
    const { data } = await server.ask('{ knowledge { at } }')
    expect(data.knowledge).toHaveLength(mostKept)
    for (const table of ['lead', 'touchpoint', 'conversion', 'person_key', 'channel_cohort'] as const) {
      const { rows } = await sql<{ count: number }>`
        select count(distinct workspace_id) as count from ${sql.table(table)}`.execute(db)
      expect(rows[0]?.count).toBe(mostKept + 1)
    }
  })
})

describe('why a report changed', () => {
  test('is told of attribution too, credit and what it is worth', async ({
    server,
    db,
    url,
    workspaces: [company],
  }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await aCompany(db, company)
    const [, won] = causes[1] ?? []
    await won?.(db, company)
    await hear(
      db,
      company,
      between,
      visit('ada', '2026-01-25T10:00:00Z', 'https://shop.test/?utm_source=news&utm_medium=email'),
    )
    await deriveAll(db)
    await deriveNow(server, key, url, { at: to, since: from })
    const report = { attribution: { input: { range } } }
    const { data, errors } = await server.ask(explain, { variables: { input: { from, to, report } } })
    expect(errors).toBeUndefined()
    // Half of it would have been search's alone, had the mail not been heard of.
    expect(
      partsOf(data.explainChange)
        .filter((part) => !part.includes('CONVERSIONS'))
        .sort(),
    ).toEqual(
      [
        ...['Email CREDIT NEW_OUTCOMES 0.500000000', 'Email VALUE NEW_OUTCOMES 25.00'],
        ...['Paid Search CREDIT NEW_OUTCOMES 0.500000000', 'Paid Search VALUE NEW_OUTCOMES 25.00'],
        ...['total CREDIT NEW_OUTCOMES 1.000000000', 'total VALUE NEW_OUTCOMES 50.00'],
      ].sort(),
    )
  })

  test('is told of credit that another stage map gives', async ({ server, db, url, workspaces: [company] }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await aCompany(db, company)
    // The CRM's history says when, so that by the later map it is a dated win.
    const fields = { leadKey: 'crm:crm:ada', stage: 'Signed', enteredAt: '2026-02-20' }
    await tell(db, company, '2026-02-20T09:00:00Z', [{ object: 'STAGE', system: 'crm', recordId: 'ada', fields }])
    await settleOn(db, company, { stages: signed })
    await deriveAll(db)
    await deriveNow(server, key, url, { at: to, since: from })
    const report = { attribution: { input: { range } } }
    const { data } = await server.ask(explain, { variables: { input: { from, to, report } } })
    expect(partsOf(data.explainChange)).toEqual(
      ['Paid Search', 'total'].flatMap((row) => [
        `${row} CREDIT CHANGED_DEFINITION 1.000000000`,
        `${row} CONVERSIONS CHANGED_DEFINITION 1`,
      ]),
    )
  })

  test('is refused where what it takes was not derived, and of times that are none', async ({
    server,
    db,
    workspaces: [company],
  }) => {
    await aCompany(db, company)
    const report = { channelPerformance: { input: { range } } }
    const codeOf = async (input: object) =>
      (await server.ask(explain, { variables: { input } })).errors?.[0]?.extensions['code']
    expect(await codeOf({ from, to, report })).toBe('KNOWLEDGE_NOT_DERIVED')
    expect(await codeOf({ from: to, to: from, report })).toBe('INPUT_INVALID')
    expect(await codeOf({ from, to: '2031-01-01T00:00:00Z', report })).toBe('INPUT_INVALID')
    const asOf = { channelPerformance: { input: { range, asOf: from } } }
    expect(await codeOf({ from, to, report: asOf })).toBe('INPUT_INVALID')
  })

  test.for(causes)('is told of %s', async ([, change, expected], { server, db, url, workspaces: [company] }) => {
    const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
    await storeSpend(db, company.id, [spend('2026-02-10', 'Email', 500)], Date.parse('2026-02-11'))
    await aCompany(db, company)
    await change(db, company)
    await deriveAll(db)
    await deriveNow(server, key, url, { at: to, since: from })
    const report = { channelPerformance: { input: { range } } }
    const { data, errors } = await server.ask(explain, { variables: { input: { from, to, report } } })
    expect(errors).toBeUndefined()
    expect(leadsAndWins(partsOf(data.explainChange)).sort()).toEqual([...expected].sort())
    expect(data.explainChange.meta).toMatchObject({ knowledgeAt: to })
  })
})
