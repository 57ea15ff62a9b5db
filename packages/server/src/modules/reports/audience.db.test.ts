import { describe, expect } from 'vitest'
import { crmLead, deal, elsewhere, type Known, know, type Server, test, visit } from '../../test/graphql-test.ts'
import type { EventRow } from '../collect/stored-event.ts'
import type { CrmRecord } from '../outcomes/records.ts'

/* It is asked on 15 June 2026, in Berlin. */

/** So many came by a source on a Monday at half past ten; the first so many became leads, and the first of these bought. */
function came(source: string, visitors: number, leads: number, buyers: number, day = '2026-03-02'): Known {
  const names = Array.from({ length: visitors }, (_, i) => `${source}-${day}-${i}`)
  const url = `https://shop.test/?utm_source=${source}&utm_medium=cpc`
  return {
    // Who is no lead is known to nobody.
    events: names.flatMap((name, i): EventRow[] => {
      const rows = visit(name, `${day}T09:30:00Z`, url)
      return i < leads ? rows : rows.filter(({ type }) => type !== 'identify')
    }),
    records: names
      .slice(0, leads)
      .flatMap((name, i): CrmRecord[] => [
        crmLead(name, { createdAt: '2026-04-01' }),
        ...(i < buyers ? [deal(name, { outcome: 'WON', createdAt: '2026-04-10', closedAt: '2026-05-04' })] : []),
      ]),
  }
}

const together = (...all: readonly Known[]): Known => ({
  records: all.flatMap(({ records = [] }) => records),
  events: all.flatMap(({ events = [] }) => events),
})

const difference = '{ divergenceBits psi psiBand pValue isSampled }'
const ask = async (server: Server, more = 'fact: SOURCE', input = '') => {
  const { data, errors } = await server.ask(`{ audienceMatch(
    input: { range: { between: { from: "2026-01-01", to: "2026-06-01" } } ${input} } ${more}
  ) {
    from to overlap caveats
    rows { value label isUnknown from { numerator denominator } to { numerator denominator } index { value interval { low high } } }
    difference ${difference} knownDifference ${difference}
    meta { range { from } compareRange { from } warnings { code message affectedCount } }
  } }`)
  expect(server.logged.map((line) => line.slice(0, 400))).toEqual([])
  expect(errors).toBeUndefined()
  return data.audienceMatch
}

type Row = {
  readonly value: string
  readonly from: { readonly numerator: number }
  readonly to: { readonly numerator: number }
}
const counts = ({ rows }: { readonly rows: readonly Row[] }) =>
  Object.fromEntries(rows.map(({ value, from, to }) => [value, [from.numerator, to.numerator]]))

describe('visitors and buyers', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    await know(db, workspace, together(came('google', 60, 20, 12), came('bing', 40, 20, 18)))
  })

  test('are compared by where they came from', async ({ server }) => {
    const report = await ask(server)
    expect(report).toMatchObject({ from: 100, to: 30, overlap: 30, knownDifference: report.difference })
    expect(counts(report)).toEqual({ google: [60, 12], bing: [40, 18] })
    const [google, bing] = report.rows
    expect(google.from).toEqual({ numerator: 60, denominator: 100 })
    // 12 of 30 beside 60 of 100, and 18 of 30 beside 40 of 100.
    expect([google.index.value, bing.index.value]).toEqual([expect.closeTo(2 / 3, 12), expect.closeTo(1.5, 12)])
    // .6 and .4 beside .4 and .6: the mean is half and half, of 1 bit; each is of .970951 bits.
    expect(report.difference).toMatchObject({ divergenceBits: expect.closeTo(1 - 0.970951, 6), isSampled: false })
    // (.4 · 130 …): 72 of google and 58 of bing are split 100 to 30, so χ² = 130 (60 · 18 − 40 · 12)² / (72 · 58 · 100 · 30).
    expect(report.difference.pValue).toBeCloseTo(0.0528, 3)
    expect(report.caveats).toEqual([
      '30 are in both, of 100 and 30: intervals are wider than they need be, and p-values larger.',
    ])
    expect(await ask(server)).toEqual(report)
  })

  test('may be leads, of a channel or a source, and of other days', async ({ db, server, workspaces: [workspace] }) => {
    const leads = await ask(server, 'fact: SOURCE, from: { population: LEADS }, to: { population: OPPORTUNITIES }')
    expect(counts(leads)).toEqual({ bing: [20, 18], google: [20, 12] })
    const only = 'filter: { where: { dimension: "SOURCE", op: EQ, values: ["google"] } }'
    expect(counts(await ask(server, `fact: CHANNEL, to: { population: LEADS, ${only} }`))).toEqual({
      'Paid Search': [100, 20],
    })
    expect(counts(await ask(server, 'fact: SOURCE', only))).toEqual({ google: [60, 12] })

    await know(db, workspace, came('google', 5, 0, 0, '2026-01-07'))
    const january = '{ population: VISITORS, range: { between: { from: "2026-01-01", to: "2026-02-01" } } }'
    const march = '{ population: VISITORS, range: { between: { from: "2026-03-01", to: "2026-04-01" } } }'
    const periods = await ask(server, `fact: SOURCE, from: ${january}, to: ${march}`)
    expect(counts(periods)).toEqual({ google: [5, 60], bing: [0, 40] })
    expect(periods.overlap).toBe(0)
    expect(periods.meta).toMatchObject({
      range: { from: '2025-12-31T23:00:00.000Z' },
      compareRange: { from: '2026-02-28T23:00:00.000Z' },
    })
    // Nobody of January came by bing: how many times as many that is can't be told.
    expect(periods.rows[1].index).toEqual({ value: null, interval: null })
  })

  test('are compared by when they came, in the zone that is asked for', async ({ server }) => {
    expect(counts(await ask(server, 'fact: WEEKDAY'))).toEqual({ Monday: [100, 30] })
    expect(counts(await ask(server, 'fact: HOUR'))).toEqual({ '10': [100, 30] })
    expect(counts(await ask(server, 'fact: HOUR', 'timeZone: "Asia/Tokyo"'))).toEqual({ '18': [100, 30] })
    expect((await ask(server, 'fact: HOUR')).difference).toMatchObject({ divergenceBits: 0, pValue: null })
  })

  test('are those of then, as of an earlier time', async ({ server }) => {
    expect(await ask(server, 'fact: SOURCE', 'asOf: "2026-03-20T00:00:00Z"')).toMatchObject({
      ...{ from: 100, to: 0, difference: null },
      meta: { warnings: [{ code: 'SMALL_SAMPLE', message: 'Fewer than 2 members: BUYERS 0', affectedCount: 1 }] },
    })
  })

  test('of another workspace are nobody', async ({ server, keys: [, theirs] }) => {
    const { data } = await server.ask(
      '{ audienceMatch(input: { range: { lastDays: 900 } }, fact: SOURCE) { from to } }',
      {
        key: theirs,
      },
    )
    expect(data.audienceMatch).toEqual({ from: 0, to: 0 })
  })

  test.for([
    [
      'input: { range: { lastDays: 9 }, compareTo: { previous: YEAR } }, fact: SOURCE',
      'INPUT_INVALID',
      /leave out input.compareTo/,
    ],
    [
      'input: { range: { lastDays: 9 } }, fact: SOURCE, to: { population: LEADS, filter: { where: { dimension: "OWNER", op: EQ, values: ["x"] } } }',
      'INPUT_INVALID',
      /to\.filter.*OWNER/,
    ],
    ['input: { range: { lastDays: 0 } }, fact: SOURCE', 'RANGE_INVALID', /lastDays is 0/],
  ] as const)('%s is refused', async ([args, code, message], { server }) => {
    const { errors } = await server.ask(`{ audienceMatch(${args}) { from } }`)
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }])
  })
})

test('of whom nothing is known is a row of its own', async ({ db, server, workspaces: [workspace] }) => {
  const unseen = Array.from({ length: 3 }, (_, i) => crmLead(`unseen-${i}`, { createdAt: '2026-04-01' }))
  await know(db, workspace, together(came('google', 6, 2, 1), { records: unseen }))
  const report = await ask(server, 'fact: CHANNEL, to: { population: LEADS }')
  expect(counts(report)).toEqual({ 'Paid Search': [6, 2], '(unattributed)': [0, 3] })
  expect(report.rows[1]).toMatchObject({ label: 'Unattributed', isUnknown: true })
  expect(report.knownDifference).toMatchObject({ divergenceBits: 0, pValue: null })
  expect(report.difference).toMatchObject({ isSampled: true })
  expect(report.caveats[0]).toBe('Of 0 of 6, and of 3 of 5, nothing is known: knownDifference leaves them out.')
})

test('whose address tells a company have its ending, and whom the CRM names', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const lead = (name: string, emailDomain: string): CrmRecord => crmLead(name, { createdAt: '2026-04-01', emailDomain })
  await know(db, workspace, {
    records: [lead('ada', 'acme.de'), lead('bob', 'globex.com'), lead('eve', 'gmail.com')],
    events: elsewhere('ada', '2026-03-01T09:00:00Z', 'webinar', 'MARKETING'),
  })
  const to = 'to: { population: LEADS }'
  expect(counts(await ask(server, `fact: DOMAIN_ENDING, ${to}`))).toEqual({ de: [1, 1], '(none)': [0, 1], com: [0, 1] })
  expect(counts(await ask(server, `fact: ACCOUNT, ${to}`))).toEqual({ DOMAIN: [1, 2], '(none)': [0, 1] })
})

test('beyond 50 values, the rarest are added up', async ({ db, server, workspaces: [workspace] }) => {
  const sources = Array.from({ length: 53 }, (_, i) => came(`s${i}`, i < 50 ? 2 : 1, 0, 0))
  await know(db, workspace, together(...sources))
  const report = await ask(server)
  expect(report.rows).toHaveLength(51)
  expect(report.rows.at(-1)).toMatchObject({ value: '(other)', from: { numerator: 3, denominator: 103 } })
  expect(report.caveats).toEqual(['3 rarer values are added up in (other).'])
})
