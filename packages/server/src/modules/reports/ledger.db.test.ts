import { describe, expect } from 'vitest'
import { know, type Server, test } from '../../test/graphql-test.ts'
import { ledgerCompany, settle } from '../../test/ledger-company.ts'

type Row = { readonly state: string; readonly leads: number }

const ask = async (server: Server, args: string, fields: string) =>
  (await server.ask(`{ leadLedger${args} { ${fields} } }`)).data.leadLedger

describe('leadLedger', () => {
  test.beforeEach(async ({ db, workspaces: [company] }) => {
    await settle(db, company)
    await know(db, company, ledgerCompany)
  })

  test('has every lead in exactly one state, with the side that is accountable and how many are overdue', async ({
    server,
  }) => {
    const { rows, total, asOf } = await ask(
      server,
      '',
      'asOf total rows { keys { value } state side leads overdue oldestSince pipeline { amount } }',
    )
    expect(asOf).toBe('2026-06-15T12:00:00.000Z')
    expect(total).toBe(12)
    const row = (state: string, side: string | null, since: string, more: object = {}) => ({
      ...{ keys: [], state, side, leads: 1, overdue: 0, oldestSince: `2026-06-${since}:00.000Z`, pipeline: null },
      ...more,
    })
    expect(rows).toEqual([
      row('NEW', 'MARKETING', '01T08:00'),
      row('NURTURING', 'MARKETING', '05T08:00'),
      row('QUALIFIED_UNASSIGNED', 'MARKETING', '10T08:00', { overdue: 1 }),
      row('UNTOUCHED', 'SALES', '08T08:00', { leads: 2, overdue: 1 }),
      row('WORKING', 'SALES', '08T09:30', { overdue: 1 }),
      row('ACCEPTED', 'SALES', '09T08:00'),
      row('IN_PIPELINE', 'SALES', '10T08:00', { pipeline: { amount: '50.00' } }),
      row('REFUSED', 'MARKETING', '09T08:00'),
      row('RECYCLED', 'MARKETING', '09T08:00', { overdue: 1 }),
      row('WON', null, '11T08:00'),
      row('LOST', null, '11T08:00'),
    ])
  })

  test('as it was, and how leads went from there', async ({ server }) => {
    const past = await ask(server, '(asOf: "2026-06-09T07:00:00Z")', 'rows { state leads overdue } total')
    const shown = (rows: readonly Row[]) => rows.filter(({ leads }) => leads > 0)
    expect(shown(past.rows)).toEqual([
      { state: 'NEW', leads: 3, overdue: 0 },
      { state: 'NURTURING', leads: 1, overdue: 0 },
      { state: 'UNTOUCHED', leads: 6, overdue: 6 },
      { state: 'WORKING', leads: 2, overdue: 0 },
    ])
    const { flows } = await ask(server, '', 'flows(since: "2026-06-09T07:00:00Z") { from to leads }')
    expect(flows).toHaveLength(12)
    expect(flows).toContainEqual({ from: 'UNTOUCHED', to: 'WON', leads: 1 })
    expect(flows).toContainEqual({ from: 'UNTOUCHED', to: 'UNTOUCHED', leads: 1 })
    expect(flows).toContainEqual({ from: 'NEW', to: 'UNTOUCHED', leads: 1 })
    const { flows: born } = await ask(server, '', 'flows(since: "2026-05-01T00:00:00Z") { from to leads }')
    expect(born).toContainEqual({ from: null, to: 'UNTOUCHED', leads: 2 })
  })

  test('cut by owner, and filtered', async ({ server }) => {
    const fields = 'total rows { keys { dimension value } state leads }'
    const filter = '{ where: { dimension: "OWNER", op: EQ, values: ["Otto"] } }'
    expect(await ask(server, `(groupBy: [OWNER], filter: ${filter})`, fields)).toEqual({
      total: 1,
      rows: [{ keys: [{ dimension: 'OWNER', value: 'Otto' }], state: 'UNTOUCHED', leads: 1 }],
    })
    const { rows, total } = await ask(server, '(groupBy: [OWNER, CHANNEL])', fields)
    expect(total).toBe(12)
    expect(rows.reduce((sum: number, { leads }: Row) => sum + leads, 0)).toBe(12)
  })

  test('says what it lacks, and shows nothing of another company', async ({
    server,
    db,
    workspaces: [, other],
    keys,
  }) => {
    await know(db, other, { records: ledgerCompany.records?.slice(2, 4) ?? [] })
    const { data } = await server.ask(
      '{ leadLedger { total meta { timeZone currency warnings { code affectedCount } } } }',
      {
        key: keys[1],
      },
    )
    expect(data.leadLedger).toEqual({
      total: 2,
      meta: {
        ...{ timeZone: 'Europe/Berlin', currency: 'EUR' },
        warnings: [
          { code: 'NO_SLA', affectedCount: 2 },
          { code: 'USUAL_BUSINESS_HOURS', affectedCount: 2 },
        ],
      },
    })
    expect((await ask(server, '', 'total')).total).toBe(12)
  })

  test('refuses what makes no sense', async ({ server }) => {
    const problem = async (query: string) => (await server.ask(query)).errors?.[0]
    expect(await problem('{ leadLedger { flows(since: "2026-06-16T00:00:00Z") { leads } } }')).toMatchObject({
      message: 'since is 2026-06-16T00:00:00.000Z, after asOf, 2026-06-15T12:00:00.000Z: give an instant before it',
      extensions: { code: 'INPUT_INVALID' },
    })
    expect(await problem('{ leadLedger(asOf: "yesterday") { total } }')).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(await problem('{ leadLedger(groupBy: [OWNER, OWNER]) { total } }')).toMatchObject({
      message: 'groupBy is OWNER, OWNER: name each dimension once',
    })
    const filter = '{ where: { dimension: "MONTH", op: EQ, values: ["2026-01"] } }'
    expect(await problem(`{ leadLedger(filter: ${filter}) { total } }`)).toMatchObject({
      message: 'filter.where.dimension is "MONTH": give one of CHANNEL, SOURCE, OWNER',
    })
  })
})

describe('untouchedLeads', () => {
  test.beforeEach(async ({ db, workspaces: [company] }) => {
    await settle(db, company)
    await know(db, company, ledgerCompany)
  })

  const list = async (server: Server, args: string) =>
    (
      await server.ask(`{ untouchedLeads${args} {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { lead { owner ledgerState ledgerSide } state openedAt dueAt isOverdue answeredAt waitedSeconds }
      } }`)
    ).data.untouchedLeads

  test('lists what nobody turned to, the longest waiting first, in pages', async ({ server }) => {
    const { totalCount, nodes } = await list(server, '')
    expect(totalCount).toBe(3)
    expect(nodes).toEqual([
      {
        lead: { owner: 'Otto', ledgerState: 'UNTOUCHED', ledgerSide: 'SALES' },
        ...{ state: 'UNTOUCHED', openedAt: '2026-06-08T08:00:00.000Z', dueAt: '2026-06-08T12:00:00.000Z' },
        // Five days of business hours, and Monday from nine to two, less the first hour of the first.
        ...{ isOverdue: true, answeredAt: null, waitedSeconds: (5 * 8 + 5 - 1) * 3_600 },
      },
      {
        lead: { owner: null, ledgerState: 'QUALIFIED_UNASSIGNED', ledgerSide: 'MARKETING' },
        ...{ state: 'QUALIFIED_UNASSIGNED', openedAt: '2026-06-10T08:00:00.000Z', dueAt: '2026-06-10T12:00:00.000Z' },
        ...{ isOverdue: true, answeredAt: null, waitedSeconds: (3 * 8 + 5 - 1) * 3_600 },
      },
      {
        lead: { owner: 'Olga', ledgerState: 'UNTOUCHED', ledgerSide: 'SALES' },
        ...{ state: 'UNTOUCHED', openedAt: '2026-06-15T11:00:00.000Z', dueAt: '2026-06-15T15:00:00.000Z' },
        ...{ isOverdue: false, answeredAt: null, waitedSeconds: 3_600 },
      },
    ])
    const first = await list(server, '(first: 2)')
    expect(first.pageInfo.hasNextPage).toBe(true)
    const rest = await list(server, `(first: 2, after: "${first.pageInfo.endCursor}")`)
    expect([...first.nodes, ...rest.nodes]).toEqual(nodes)
    expect(await list(server, '(overdueOnly: true)')).toMatchObject({ totalCount: 2 })
    expect(await list(server, '(asOf: "2026-06-08T08:30:00Z")')).toMatchObject({ totalCount: 8 })
  })

  test('refuses a page that is none', async ({ server }) => {
    const { errors } = await server.ask('{ untouchedLeads(first: 500) { totalCount } }')
    expect(errors?.[0]).toMatchObject({ message: 'first is 500: give 1 to 200' })
    const { errors: cursor } = await server.ask('{ untouchedLeads(after: "x") { totalCount } }')
    expect(cursor?.[0]).toMatchObject({ extensions: { code: 'INPUT_INVALID' } })
  })
})

test('a lead tells its handoffs, and where it is', async ({ server, db, workspaces: [company] }) => {
  await settle(db, company)
  await know(db, company, ledgerCompany)
  const { data } = await server.ask(`{ leads { nodes {
    ledgerState ledgerSince
    handoffs {
      direction openedAt state owner dueAt isOverdue answeredAt reachedAt acceptedAt refusal { reason } recycling { reason } waitedSeconds
    }
  } } }`)
  const one = (state: string) => data.leads.nodes.find((lead: { ledgerState: string }) => lead.ledgerState === state)
  expect(one('NEW')).toEqual({ ledgerState: 'NEW', ledgerSince: '2026-06-01T08:00:00.000Z', handoffs: [] })
  expect(one('WORKING').handoffs).toEqual([
    {
      ...{ direction: 'TO_SALES', openedAt: '2026-06-08T08:00:00.000Z', state: 'WORKING', owner: 'Olga' },
      ...{ dueAt: '2026-06-08T12:00:00.000Z', isOverdue: true, answeredAt: '2026-06-08T09:30:00.000Z' },
      ...{ reachedAt: '2026-06-08T09:30:00.000Z', acceptedAt: null, refusal: null, recycling: null },
      waitedSeconds: 5_400,
    },
  ])
  expect(one('REFUSED').handoffs).toMatchObject([
    { direction: 'TO_SALES', refusal: { reason: 'Student' }, isOverdue: false },
  ])
  expect(one('RECYCLED').handoffs).toMatchObject([
    { direction: 'TO_SALES', recycling: { reason: 'No budget' }, isOverdue: false },
    { direction: 'TO_MARKETING', openedAt: '2026-06-09T08:00:00.000Z', isOverdue: true, answeredAt: null },
  ])
})
