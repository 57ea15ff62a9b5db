import { expect } from 'vitest'
import { crmLead, know, type Server, test } from '../../test/graphql-test.ts'
import { ledgerCompany, settle } from '../../test/ledger-company.ts'

/*
 * What is compared, against asking for the two ranges one after the other.
 */

const fields = `handedOver assigned worked reached accepted refused recycled untouched overdue
  answeredWithinSla { numerator denominator value interval { low high } } responseTime { count p50 p90 }`
const earlier = '{ between: { from: "2026-05-01", to: "2026-06-01" } }'
const june = '{ between: { from: "2026-06-01", to: "2026-07-01" } }'

type Row = { readonly keys: readonly { readonly value: string }[] }
const keyOf = ({ keys }: Row): string => keys.map(({ value }) => value).join()
const byKey = (rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [keyOf(row), row]))

const noRate = { numerator: 0, denominator: 0, value: null, interval: null }
const nothing = {
  ...{
    handedOver: 0,
    assigned: 0,
    worked: 0,
    reached: 0,
    accepted: 0,
    refused: 0,
    recycled: 0,
    untouched: 0,
    overdue: 0,
  },
  ...{ answeredWithinSla: noRate, responseTime: { count: 0, p50: null, p90: null } },
}

const ask = async (server: Server, input: string, more = '') => {
  const { data, errors } = await server.ask(`{ leadHandoffs(input: ${input}) {
    rows { keys { value } ${fields} ${more} } total { keys { value } ${fields} ${more} }
    meta { compareRange { from to } warnings { code message affectedCount } } } }`)
  expect(errors).toBeUndefined()
  return data.leadHandoffs
}

test.beforeEach(async ({ db, workspaces: [company] }) => {
  await settle(db, company)
  const before = (name: string, owner: string) =>
    crmLead(name, {
      ...{ createdAt: '2026-05-04T08:00:00.000Z', mqlAt: '2026-05-05T08:00:00.000Z', owner },
      ...{ assignedAt: '2026-05-05T08:00:00.000Z', source: 'Web' },
    })
  await know(db, company, {
    ...ledgerCompany,
    records: [...(ledgerCompany.records ?? []), before('may-1', 'Olga'), before('may-2', 'Uta')],
  })
})

test('handoffs of two ranges are what each is by itself', async ({ server }) => {
  const previous = `previous { keys { value } ${fields} } answeredWithinSlaChange { value }`
  const both = await ask(server, `{ range: ${june}, compareTo: { range: ${earlier} } }`, previous)
  const [now, then] = [await ask(server, `{ range: ${june} }`), await ask(server, `{ range: ${earlier} }`)]
  const [is, was] = [byKey(now.rows), byKey(then.rows)]
  expect([[...is.keys()].sort(), [...was.keys()].sort()]).toEqual([
    ['(none)', 'Olga', 'Otto'],
    ['Olga', 'Uta'],
  ])
  expect(both.rows.map(keyOf)).toEqual(['Olga', '(none)', 'Otto', 'Uta'])
  for (const { previous: earlierRow, answeredWithinSlaChange, ...row } of both.rows) {
    const keys = row.keys
    expect(row).toEqual(is.get(keyOf(row)) ?? { keys, ...nothing })
    expect(earlierRow).toEqual(was.get(keyOf(row)) ?? { keys, ...nothing })
    // Olga answered one of seven in time, after none of one.
    expect(answeredWithinSlaChange.value).toEqual(keyOf(row) === 'Olga' ? 1 / 7 : null)
  }
  const { previous: earlierTotal, answeredWithinSlaChange: change, ...total } = both.total
  expect([total, earlierTotal, change.value]).toEqual([now.total, then.total, 1 / 9])
  expect(now.total.untouched).toBeGreaterThan(0)
  expect(both.meta.warnings).toContainEqual({
    code: 'IMMATURE_COMPARISON',
    message: `Still waiting for an answer are ${now.total.untouched} handoffs of the range and 2 of the range compared with, which have had 31 days longer: those of the range may yet be answered`,
    affectedCount: now.total.untouched,
  })
  expect(both.meta.compareRange).toEqual({ from: '2026-04-30T22:00:00.000Z', to: '2026-05-31T22:00:00.000Z' })
})

test('handoffs are compared with nothing unless asked', async ({ server }) => {
  const { total, meta } = await ask(
    server,
    `{ range: ${june} }`,
    'previous { worked } answeredWithinSlaChange { value }',
  )
  expect(total).toMatchObject({ previous: null, answeredWithinSlaChange: null })
  expect(meta.compareRange).toBeNull()
  expect(meta.warnings).not.toContainEqual(expect.objectContaining({ code: 'IMMATURE_COMPARISON' }))
})
