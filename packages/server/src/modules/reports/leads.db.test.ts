import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { rotateEmailKey } from '../../pipeline/rotate-email-key.ts'
import { crmLead, elsewhere, know, leadForm, type Server, startServer, test, visit } from '../../test/graphql-test.ts'
import { sampleCompany } from '../../test/sample-company.ts'

test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], sampleCompany))

/** The id of the one lead in a channel. */
async function idOf(server: Server, channel: string): Promise<string> {
  const { data } = await server.ask(`{ leads(filter: { channel: "${channel}" }) { nodes { id } totalCount } }`)
  expect(data.leads.totalCount).toBe(1)
  return data.leads.nodes[0].id
}

describe('a lead', () => {
  test('tells what sales said of it', async ({ server, db, workspaces }) => {
    const told = {
      requestedAt: '2026-02-01T09:00:00.000Z',
      selfReportedSource: 'a friend',
      winReason: 'Speed',
    } as const
    await know(db, workspaces[0], {
      records: [
        crmLead('kim', { createdAt: '2026-02-01', owner: 'Sam', assignedAt: '2026-02-02', ...told }),
        crmLead('kim2', {
          emailKey: 'email:kim',
          createdAt: '2026-02-03',
          refusedAt: '2026-02-05',
          refusalReason: 'Student',
        }),
        crmLead('kim3', {
          ...{ emailKey: 'email:kim', createdAt: '2026-02-04', recycledAt: '2026-02-09T10:00:00.000Z' },
          ...{ recycleReason: 'Next year', recycledUntil: '2027-01-31' },
        }),
      ],
    })
    const { data } = await server.ask(`{ leads(filter: { createdBetween: { from: "2026-02-01", to: "2026-02-02" } }) {
      nodes { owner assignedAt requestedAt selfReportedSource winReason refusal { at reason } recycling { at reason until } }
    } }`)
    expect(data.leads.nodes).toEqual([
      {
        ...{ owner: 'Sam', assignedAt: '2026-02-02T22:59:59.999Z' },
        ...told,
        refusal: { at: '2026-02-05T22:59:59.999Z', reason: 'Student' },
        recycling: { at: '2026-02-09T10:00:00.000Z', reason: 'Next year', until: '2027-01-31T22:59:59.999Z' },
      },
    ])
  })

  test('tells where it came from and what became of it', async ({ server }) => {
    const { data } = await server.ask(
      `query ($id: ID!) { lead(id: $id) {
        createdAt createdAtPrecision channel first: channel(assignBy: FIRST_TOUCH) source
        stage owner inCrm lossReason revenue { amount currency }
        milestones { milestone at knownBy }
        opportunities { name outcome amount { amount } createdAt closedAt isExpansion }
        leadCreationTouchpoint { channel landingPage kind side pages forms } leadFormPage
      } }`,
      { variables: { id: await idOf(server, 'Direct') } },
    )
    expect(data.lead).toEqual({
      createdAt: '2026-01-25T09:00:02.000Z',
      createdAtPrecision: 'INSTANT',
      channel: 'Direct',
      first: 'Paid Search',
      source: '(direct)',
      stage: 'Customer',
      owner: 'Olga',
      inCrm: true,
      lossReason: null,
      revenue: { amount: '100.00', currency: 'EUR' },
      milestones: [
        { milestone: 'LEAD', at: '2026-01-25T09:00:02.000Z', knownBy: 'DATE' },
        { milestone: 'MQL', at: null, knownBy: 'IMPLIED' },
        { milestone: 'SAL', at: null, knownBy: 'IMPLIED' },
        { milestone: 'SQL', at: null, knownBy: 'IMPLIED' },
        { milestone: 'OPPORTUNITY', at: '2026-02-01T22:59:59.999Z', knownBy: 'DATE' },
        { milestone: 'WON', at: '2026-03-01T10:00:00.000Z', knownBy: 'DATE' },
      ],
      opportunities: [
        {
          name: 'Ada & Co.',
          outcome: 'WON',
          amount: { amount: '100.00' },
          createdAt: '2026-02-01T22:59:59.999Z',
          closedAt: '2026-03-01T10:00:00.000Z',
          isExpansion: false,
        },
      ],
      leadCreationTouchpoint: {
        channel: 'Direct',
        landingPage: 'shop.test/pricing',
        kind: 'VISIT',
        side: 'MARKETING',
        pages: 1,
        forms: 1,
      },
      leadFormPage: 'shop.test/contact',
    })
  })

  test('has the journey of its person, with the credit of each touchpoint', async ({ server }) => {
    const { data } = await server.ask(
      `query ($id: ID!) { lead(id: $id) { journey { totalCount edges {
        linear: credit first: credit(model: FIRST_TOUCH) mql: credit(milestone: MQL)
        node { channel side kind campaign occurredAt }
      } } } }`,
      { variables: { id: await idOf(server, 'Direct') } },
    )
    const edge = (channel: string, kind: string, linear: string | null, first: string | null) =>
      expect.objectContaining({ linear, first, mql: null, node: expect.objectContaining({ channel, kind }) })
    expect(data.lead.journey).toEqual({
      totalCount: 4,
      edges: [
        edge('Paid Search', 'VISIT', '0.333333334', '1.000000000'),
        edge('Organic Social', 'VISIT', '0.333333333', '0.000000000'),
        edge('Direct', 'VISIT', '0.333333333', '0.000000000'),
        edge('Outbound', 'DEMO', null, null),
      ],
    })
  })

  test('that the CRM knew first has no form, and may have no touchpoint', async ({ server }) => {
    const { data } = await server.ask(`{ leads(filter: { channel: "Trade Show" }) { nodes {
      leadFormPage leadCreationTouchpoint { id } lossReason journey { totalCount edges { cursor } pageInfo { hasNextPage endCursor } }
    } } }`)
    expect(data.leads.nodes).toEqual([
      {
        leadFormPage: null,
        leadCreationTouchpoint: null,
        lossReason: 'Too early',
        journey: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
      },
    ])
  })

  test('is found by an id that its person had before two keys turned out to be of one', async ({ db, server }) => {
    const { own_id } = await db
      .selectFrom('person_key')
      .where('key', '=', 'email:ada')
      .select('own_id')
      .executeTakeFirstOrThrow()
    const formerId = Buffer.from(`Lead:${own_id}:1`).toString('base64url')
    const id = await idOf(server, 'Direct')
    expect(formerId).not.toBe(id)
    const { data } = await server.ask(`{ lead(id: "${formerId}") { id } }`)
    expect(data.lead).toEqual({ id })
  })

  test('is found by the id that its person had before the e-mail key was rotated', async ({
    db,
    server,
    workspaces: [ours],
  }) => {
    const form = visit(
      'zoe',
      '2026-02-01T09:00:00.000Z',
      'https://acme.example/?utm_source=zoe',
      leadForm('https://acme.example/'),
    )
    await know(db, ours, { events: form })
    const zoe = async (): Promise<string> => {
      const { data } = await server.ask('{ leads(filter: { source: "zoe" }) { nodes { id } } }')
      return data.leads.nodes[0].id
    }
    const formerId = await zoe()
    await rotateEmailKey(db, ours.id, new Date())
    expect(await zoe()).toBe(formerId)
    await deriveAll(db)
    const id = await zoe()
    expect(id).not.toBe(formerId)
    const { data } = await server.ask(`{ lead(id: "${formerId}") { id } }`)
    expect(data.lead).toEqual({ id })
  })
})

test('what is told of an activity of sales is on the journey, and null where nothing is', async ({
  db,
  server,
  workspaces,
}) => {
  const facts = { owner: 'Sam', direction: 'OUTBOUND', reached: false, topic: 'pricing' } as const
  await know(db, workspaces[0], {
    records: [crmLead('gil', { createdAt: '2026-05-01', source: 'partner' })],
    events: [
      ...elsewhere('gil', '2026-05-02T10:00:00Z', 'call', 'SALES', facts),
      ...elsewhere('gil', '2026-05-03T10:00:00Z', 'webinar', 'MARKETING'),
    ],
  })
  const { data } = await server.ask(
    'query ($id: ID!) { lead(id: $id) { journey { nodes { kind owner direction reached topic } } } }',
    { variables: { id: await idOf(server, 'Partner') } },
  )
  expect(data.lead.journey.nodes).toEqual([
    { kind: 'CALL', ...facts },
    { kind: 'WEBINAR', owner: null, direction: null, reached: null, topic: null },
  ])
})

test('a journey can be read page by page', async ({ server }) => {
  const id = await idOf(server, 'Direct')
  const page = async (after: string | null) => {
    const { data } = await server.ask(
      `query ($id: ID!, $after: String) { lead(id: $id) { journey(first: 3, after: $after) {
        nodes { channel } pageInfo { hasNextPage hasPreviousPage endCursor }
      } } }`,
      { variables: { id, after } },
    )
    return data.lead.journey
  }
  const first = await page(null)
  expect(first.nodes).toHaveLength(3)
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const second = await page(first.pageInfo.endCursor)
  expect(second.nodes).toEqual([{ channel: 'Outbound' }])
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

describe('leads', () => {
  const sources = async (server: Server, args: string) => {
    const { data, errors } = await server.ask(
      `{ leads${args} { totalCount edges { cursor } nodes { source } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    )
    expect(errors).toBeUndefined()
    return { ...data.leads, sources: data.leads.nodes.map(({ source }: { source: string }) => source) }
  }
  const newestFirst = ['(unattributed)', '(direct)', '(sales-sourced)', 'Trade Show', 'zzz']

  test('come newest first', async ({ server }) => {
    expect(await sources(server, '')).toMatchObject({ totalCount: 5, sources: newestFirst })
  })

  test('can be read forwards and backwards, each once', async ({ server }) => {
    const first = await sources(server, '(first: 2)')
    expect(first).toMatchObject({ totalCount: 5, sources: newestFirst.slice(0, 2), pageInfo: { hasNextPage: true } })
    const rest = await sources(server, `(first: 9, after: "${first.pageInfo.endCursor}")`)
    expect(rest).toMatchObject({
      sources: newestFirst.slice(2),
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
    const back = await sources(server, `(last: 2, before: "${rest.pageInfo.startCursor}")`)
    expect(back).toMatchObject({
      sources: newestFirst.slice(0, 2),
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    })
    expect(await sources(server, '(last: 2)')).toMatchObject({
      sources: newestFirst.slice(3),
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
  })

  test.for([
    ['{ milestone: WON }', ['(direct)', '(sales-sourced)', 'zzz']],
    ['{ milestone: LEAD }', newestFirst],
    ['{ source: "google", assignBy: FIRST_TOUCH }', ['(direct)']],
    ['{ channel: "Direct", source: "zzz" }', []],
    ['{ createdBetween: { from: "2026-01-15", to: "2026-01-20" } }', ['Trade Show']],
  ] as const)('that match %s are %j', async ([filter, expected], { server }) => {
    const found = await sources(server, `(filter: ${filter})`)
    expect(found).toMatchObject({ totalCount: expected.length, sources: expected })
  })

  test.for([
    ['(first: 0)', 'INPUT_INVALID'],
    ['(first: 201)', 'INPUT_INVALID'],
    ['(first: 1, last: 1)', 'INPUT_INVALID'],
    ['(after: "here")', 'INPUT_INVALID'],
    ['(filter: { createdBetween: { from: "2026-02-01", to: "2026-01-01" } })', 'RANGE_INVALID'],
  ] as const)('asked for with %s are refused as %s', async ([args, code], { server }) => {
    const { errors } = await server.ask(`{ leads${args} { totalCount } }`)
    expect(errors?.[0]?.extensions['code']).toBe(code)
  })
})

describe('an id', () => {
  test('finds its object again, of whatever type', async ({ server }) => {
    const { data } = await server.ask(`{ viewer { workspace { id } } leads(filter: { channel: "Direct" }) { nodes {
      id opportunities { id } journey(first: 1) { nodes { id } }
    } } }`)
    const [lead] = data.leads.nodes
    const ids = [data.viewer.workspace.id, lead.id, lead.opportunities[0].id, lead.journey.nodes[0].id]
    const nodes = await Promise.all(
      ids.map(async (id) => (await server.ask(`{ node(id: "${id}") { __typename id } }`)).data.node),
    )
    expect(nodes).toEqual([
      { __typename: 'Workspace', id: ids[0] },
      { __typename: 'Lead', id: ids[1] },
      { __typename: 'Opportunity', id: ids[2] },
      { __typename: 'Touchpoint', id: ids[3] },
    ])
  })

  test('of nothing finds nothing; one that is none is refused', async ({ server }) => {
    const unknown = Buffer.from('Lead:00000000-0000-5000-8000-000000000000:1').toString('base64url')
    expect((await server.ask(`{ lead(id: "${unknown}") { id } node(id: "${unknown}") { id } }`)).data).toEqual({
      lead: null,
      node: null,
    })
    const { errors } = await server.ask('{ lead(id: "17") { id } }')
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/"17" is no id/),
      extensions: { code: 'INPUT_INVALID' },
    })
  })
})

test('leads with all that is nested in them cost as many queries for ten as for two', async ({
  reader,
  db,
  workspaces,
  keys,
}) => {
  const more = Array.from({ length: 8 }, (_, i) => `q${i}`)
  await know(db, workspaces[0], {
    records: more.map((name) => crmLead(name, { createdAt: '2026-04-01' })),
    events: more.flatMap((name) => visit(name, '2026-03-01T09:00:00Z', 'https://shop.test/')),
  })
  const { counted, count } = countQueries(reader)
  const server = await startServer(counted, keys[0])
  const cost = async (first: number): Promise<number> => {
    const before = count()
    const { errors } = await server.ask(`{ leads(first: ${first}) { totalCount nodes {
      channel opportunities { name } leadCreationTouchpoint { id } leadFormPage
      journey { totalCount edges { credit node { channel } } }
    } } }`)
    expect(errors).toBeUndefined()
    return count() - before
  }
  const [ofTwo, ofTen] = [await cost(2), await cost(10)]
  await server.app.close()
  // The workspace twice, for the key and for the snapshot; the key; the workspace's row; and one for each of: leads,
  // their number, assignments, opportunities, touchpoints, forms, journeys, their lengths, credits.
  expect([ofTwo, ofTen]).toEqual([13, 13])
})

function countQueries(db: Db): { readonly counted: Db; readonly count: () => number } {
  let queries = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      queries++
      return result
    },
  })
  return { counted, count: () => queries }
}
