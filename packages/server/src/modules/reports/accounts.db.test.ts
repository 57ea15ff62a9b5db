import { sql } from 'kysely'
import { expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import { crmLead, deal, elsewhere, type Known, know, test, visit } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import type { CrmRecord } from '../outcomes/records.ts'

const account = (id: string, fields: { name?: string; domain?: string }): CrmRecord => ({
  ...{ object: 'ACCOUNT', system: 'crm', recordId: id },
  fields,
})
const at = (domain: string) => ({ emailDomain: domain })

/** Ada and Bob are of Acme by their addresses, Cyd because the CRM says so; Eve is of a company that the CRM doesn't have. */
const companies: Known = {
  records: [
    account('1', { name: 'Acme', domain: 'acme.test' }),
    account('2', { name: 'beta', domain: 'beta.test' }),
    crmLead('ada', { createdAt: '2026-01-12T10:00:00.000Z', ...at('acme.test') }),
    crmLead('bob', { createdAt: '2026-01-14T10:00:00.000Z', ...at('acme.test') }),
    crmLead('cyd', { createdAt: '2026-01-16T10:00:00.000Z', ...at('gmail.com'), accountKey: 'account:crm:1' }),
    crmLead('dee', { createdAt: '2026-01-17T10:00:00.000Z', ...at('gmail.com') }),
    crmLead('eve', { createdAt: '2026-01-18T10:00:00.000Z', ...at('zeta.test') }),
    deal('ada', { name: 'Big', outcome: 'WON', createdAt: '2026-02-01', closedAt: '2026-03-01', amountMinor: 10_000 }),
    deal('dee', { name: 'Small', outcome: 'OPEN', createdAt: '2026-02-02', accountKey: 'account:crm:1' }, 'small'),
  ],
  events: [
    ...visit('bob', '2026-01-02T09:00:00Z', 'https://acme.test/?utm_source=google&utm_medium=cpc'),
    ...visit('ada', '2026-01-10T09:00:00Z', 'https://acme.test/?utm_source=news&utm_medium=email'),
    ...elsewhere('cyd', '2026-01-20T09:00:00Z', 'call', 'SALES'),
    ...visit('ada', '2026-01-22T09:00:00Z', 'https://acme.test/pricing'),
    ...visit('eve', '2026-01-05T09:00:00Z', 'https://acme.test/'),
  ],
}

test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], companies))

const whole = `id name domain inCrm
  persons { totalCount edges { knownBy node { id account { name } } } pageInfo { hasNextPage } }
  leads { totalCount nodes { createdAt } }
  opportunities { name account { name } }
  journey { totalCount nodes { channel side } edges { person { id } } pageInfo { endCursor hasNextPage } }`

test('accounts are listed by what they are called', async ({ server }) => {
  const { data } = await server.ask('{ accounts { totalCount nodes { name domain inCrm } } }')
  expect(data.accounts).toEqual({
    totalCount: 3,
    nodes: [
      { name: 'Acme', domain: 'acme.test', inCrm: true },
      { name: 'beta', domain: 'beta.test', inCrm: true },
      { name: null, domain: 'zeta.test', inCrm: false },
    ],
  })
})

test('an account has the journey of all its persons, of both sides, in time order', async ({ server }) => {
  const { data, errors } = await server.ask(`{ accounts(first: 1) { nodes { ${whole} } } }`)
  expect(errors).toBeUndefined()
  const [acme] = data.accounts.nodes
  expect(acme).toMatchObject({
    name: 'Acme',
    persons: { totalCount: 3, pageInfo: { hasNextPage: false } },
    leads: {
      totalCount: 3,
      nodes: [
        { createdAt: '2026-01-16T10:00:00.000Z' },
        { createdAt: '2026-01-14T10:00:00.000Z' },
        { createdAt: '2026-01-12T10:00:00.000Z' },
      ],
    },
    // That of Dee, who belongs nowhere, is with Acme, as the CRM says.
    opportunities: [
      { name: 'Small', account: { name: 'Acme' } },
      { name: 'Big', account: { name: 'Acme' } },
    ],
    journey: {
      totalCount: 4,
      nodes: [
        { channel: 'Paid Search', side: 'MARKETING' },
        { channel: 'Email', side: 'MARKETING' },
        { channel: 'Outbound', side: 'SALES' },
        { channel: 'Direct', side: 'MARKETING' },
      ],
    },
  })
  expect(acme.persons.edges.map(({ knownBy }: { knownBy: string }) => knownBy).sort()).toEqual([
    'CRM',
    'DOMAIN',
    'DOMAIN',
  ])
  const whose = acme.journey.edges.map(({ person }: { person: { id: string } }) => person.id)
  expect([whose[1] === whose[3], new Set(whose).size]).toEqual([true, 3])
  for (const { node } of acme.persons.edges) expect(node.account).toEqual({ name: 'Acme' })
})

test('its lists go on from their cursors', async ({ server }) => {
  const { data } = await server.ask('{ accounts(first: 1) { nodes { id } pageInfo { endCursor } } }')
  const { id } = data.accounts.nodes[0]
  const pages = { journey: [] as string[], persons: [] as string[], leads: [] as string[] }
  const cursors: Record<string, string | null> = { journey: null, persons: null, leads: null }
  for (let i = 0; i < 4; i++) {
    const of = (list: string) => `${list}(first: 1${cursors[list] ? `, after: "${cursors[list]}"` : ''})
      { nodes { id } pageInfo { endCursor } }`
    const page = (await server.ask(`{ account(id: "${id}") { ${Object.keys(pages).map(of)} } }`)).data.account
    for (const list of ['journey', 'persons', 'leads'] as const) {
      pages[list].push(...page[list].nodes.map((node: { id: string }) => node.id))
      cursors[list] = page[list].pageInfo.endCursor ?? cursors[list]
    }
  }
  expect([pages.journey, pages.persons, pages.leads].map((ids) => new Set(ids).size)).toEqual([4, 3, 3])
  const more = await server.ask(`{ accounts(after: "${data.accounts.pageInfo.endCursor}") { nodes { domain } } }`)
  expect(more.data.accounts.nodes).toEqual([{ domain: 'beta.test' }, { domain: 'zeta.test' }])
  const last = await server.ask('{ accounts(last: 1) { nodes { domain } pageInfo { hasPreviousPage } } }')
  expect(last.data.accounts).toEqual({ nodes: [{ domain: 'zeta.test' }], pageInfo: { hasPreviousPage: true } })
})

test.for([
  ['ACM', ['acme.test']],
  ['a.test', ['beta.test', 'zeta.test']],
  ['%', []],
  ['  ', ['acme.test', 'beta.test', 'zeta.test']],
] as const)('a search for "%s" finds %j', async ([search, domains], { server }) => {
  const { data } = await server.ask(
    'query ($search: String) { accounts(filter: { search: $search }) { totalCount nodes { domain } } }',
    {
      variables: { search },
    },
  )
  expect(data.accounts.nodes.map(({ domain }: { domain: string }) => domain)).toEqual(domains)
  expect(data.accounts.totalCount).toBe(domains.length)
})

test('a lead tells its account, by whose id it is found again', async ({ server }) => {
  const { data } = await server.ask('{ leads { nodes { createdAt account { id name domain } } } }')
  const [eve, dee, cyd] = data.leads.nodes
  expect([eve.account.domain, dee.account, cyd.account.name]).toEqual(['zeta.test', null, 'Acme'])
  const found = await server.ask(
    `{ account(id: "${cyd.account.id}") { name } node(id: "${cyd.account.id}") { id __typename } }`,
  )
  expect(found.data).toEqual({ account: { name: 'Acme' }, node: { id: cyd.account.id, __typename: 'Account' } })
})

test('keys of its persons are for those who may see them', async ({ db, server, workspaces: [ours] }) => {
  const asked = '{ accounts(first: 1) { nodes { persons { nodes { keys { kind } } } } } }'
  expect((await server.ask(asked)).errors?.[0]?.extensions).toMatchObject({ code: 'PERMISSION_MISSING' })
  const key = await aSecretKey(db, ours.id, { roles: ['SALES'] })
  const { data } = await server.ask(asked, { key })
  expect(data.accounts.nodes[0].persons.nodes).toHaveLength(3)
})

test('another workspace sees none of it, and mistakes are told', async ({ server, keys: [, theirs] }) => {
  const { data } = await server.ask('{ accounts { nodes { id } } leads { nodes { id } } }')
  const { id } = data.accounts.nodes[0]
  const seen = await server.ask(`{ accounts { totalCount } account(id: "${id}") { id } node(id: "${id}") { id } }`, {
    key: theirs,
  })
  expect(seen.data).toEqual({ accounts: { totalCount: 0 }, account: null, node: null })
  const wrong = await server.ask(`{ account(id: "${data.leads.nodes[0].id}") { id } }`)
  expect(wrong.errors?.[0]).toMatchObject({
    message: expect.stringContaining('is the id of a Lead, not of an Account'),
    extensions: { code: 'INPUT_INVALID' },
  })
  expect((await server.ask('{ accounts(first: 201) { totalCount } }')).errors?.[0]?.message).toContain('first is 201')
  expect((await server.ask('{ accounts(after: "x") { totalCount } }')).errors?.[0]?.message).toContain('no cursor')
})

test('the views for BI have the same', async ({ reader, workspaces: [ours, theirs] }) => {
  const read = (query: string, of = ours) =>
    asWorkspace(reader, of.id, async (db) => (await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(db)).rows)
  const accounts = `select name, domain, is_in_crm, persons::int, leads::int, won::int, open::int, revenue::text, currency
    from reporting.accounts order by domain`
  expect(await read(accounts)).toEqual([
    {
      name: 'Acme',
      domain: 'acme.test',
      is_in_crm: true,
      persons: 3,
      leads: 3,
      won: 1,
      open: 2,
      revenue: '100.00',
      currency: 'EUR',
    },
    {
      name: 'beta',
      domain: 'beta.test',
      is_in_crm: true,
      persons: 0,
      leads: 0,
      won: 0,
      open: 0,
      revenue: '0.00',
      currency: 'EUR',
    },
    {
      name: null,
      domain: 'zeta.test',
      is_in_crm: false,
      persons: 1,
      leads: 1,
      won: 0,
      open: 1,
      revenue: '0.00',
      currency: 'EUR',
    },
  ])
  const joined = `select a.domain, count(l.lead_id)::int as leads, count(distinct p.person_id)::int as persons
    from reporting.leads l left join reporting.accounts a using (workspace_id, account_id)
    left join reporting.account_persons p using (workspace_id, person_id) group by a.domain order by a.domain nulls last`
  expect(await read(joined)).toEqual([
    { domain: 'acme.test', leads: 3, persons: 3 },
    { domain: 'zeta.test', leads: 1, persons: 1 },
    { domain: null, leads: 1, persons: 0 },
  ])
  const deals =
    'select o.name, a.name as account from reporting.opportunities o join reporting.accounts a using (workspace_id, account_id) order by 1'
  expect(await read(deals)).toEqual([
    { name: 'Big', account: 'Acme' },
    { name: 'Small', account: 'Acme' },
  ])
  expect(await read(accounts, theirs)).toEqual([])
})
