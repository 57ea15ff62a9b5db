import { expect } from 'vitest'
import { crmLead, know, type Server, test } from '../../test/graphql-test.ts'

/*
 * What is compared, against asking for the two ranges one after the other.
 */

const june = '{ between: { from: "2026-06-01", to: "2026-07-01" } }'
const may = '{ between: { from: "2026-05-01", to: "2026-06-01" } }'

type Row = { readonly keys: readonly { readonly value: string }[]; readonly reason: string; readonly leads: number }

const fields = 'keys { value } reason leads share { numerator denominator value }'
const unknown = '{ numerator denominator value interval { low high } }'

const ask = async (server: Server, input: string, args: string, more = '', beside = '') => {
  const { data, errors } = await server.ask(`{ reasons(input: ${input}, kind: REFUSAL, ${args}) {
    rows { ${fields} ${more} } total unknown ${unknown} ${beside} meta { compareRange { from } } } }`)
  expect(errors).toBeUndefined()
  return data.reasons
}

const refused = (name: string, month: string, owner: string, refusalReason?: string) =>
  crmLead(name, {
    ...{ createdAt: `2026-${month}-02`, mqlAt: `2026-${month}-03`, refusedAt: `2026-${month}-04`, owner },
    ...(refusalReason && { refusalReason }),
  })

test.beforeEach(async ({ db, workspaces: [company] }) => {
  await know(db, company, {
    records: [
      ...[refused('a', '05', 'Olga', 'Student'), refused('b', '05', 'Olga'), refused('c', '05', 'Otto', 'Student')],
      ...[refused('d', '06', 'Olga', 'Student'), refused('e', '06', 'Olga', 'Competitor')],
    ],
  })
})

test.for(['groupBy: []', 'groupBy: [OWNER]', 'groupBy: [OWNER], basis: CONVERSION'])(
  'reasons of two ranges are what each is by itself: %s',
  async (args, { server }) => {
    const input = `{ range: ${june}, compareTo: { range: ${may} } }`
    const beside = `previousTotal previousUnknown ${unknown}`
    const both = await ask(server, input, args, `previous { ${fields} }`, beside)
    const [now, then] = [await ask(server, `{ range: ${june} }`, args), await ask(server, `{ range: ${may} }`, args)]
    const keyOf = ({ keys, reason }: Row): string => JSON.stringify([keys, reason])
    const of = (rows: readonly Row[], key: string) => rows.find((row) => keyOf(row) === key)
    /** Whose share of nothing is nothing, and of others none. */
    const absent = (rows: readonly Row[], { keys, reason }: Row) => {
      const alike = rows.filter((row) => JSON.stringify(row.keys) === JSON.stringify(keys))
      const denominator = alike.reduce((sum, { leads }) => sum + leads, 0)
      const share = { numerator: 0, denominator, value: denominator === 0 ? null : 0 }
      return { keys, reason, leads: 0, share }
    }
    expect(new Set(both.rows.map(keyOf))).toEqual(new Set([...now.rows, ...then.rows].map(keyOf)))
    for (const { previous, ...row } of both.rows) {
      expect(row).toEqual(of(now.rows, keyOf(row)) ?? absent(now.rows, row))
      expect(previous).toEqual(of(then.rows, keyOf(row)) ?? absent(then.rows, row))
    }
    expect([both.total, both.unknown, both.previousTotal, both.previousUnknown]).toEqual([
      now.total,
      now.unknown,
      then.total,
      then.unknown,
    ])
    expect([both.total, both.previousTotal]).toEqual([2, 3])
    expect(both.meta.compareRange).toEqual({ from: '2026-04-30T22:00:00.000Z' })
  },
)

test('reasons are compared with nothing unless asked', async ({ server }) => {
  const alone = await ask(server, `{ range: ${june} }`, 'groupBy: []', 'previous { leads }', 'previousTotal')
  expect(alone).toMatchObject({ previousTotal: null, meta: { compareRange: null } })
  expect(alone.rows.map(({ previous }: { previous: unknown }) => previous)).toEqual([null, null])
})
