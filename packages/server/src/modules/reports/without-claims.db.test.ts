import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { deriveNow, deriveQuery } from '../../test/derive-now.ts'
import { startExports } from '../../test/export-test.ts'
import {
  crmLead,
  deal,
  elsewhere,
  know,
  leadForm,
  readingParts,
  type Server,
  test,
  variant,
  visit,
} from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import type { EventRow } from '../collect/stored-event.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const at = '2026-06-01T00:00:00.000Z'
const range = { between: { from: '2026-01-01', to: '2026-06-01' } }
const searched = 'https://shop.test/?utm_source=google&utm_medium=cpc'

const claimed = (rows: readonly EventRow[]): EventRow[] => rows.map((row) => ({ ...row, trust: 'CLAIMED' }))

/** How it is known who came: Ada says so herself, of Bob a token does, of Eve an import. All are the CRM's, Ann is not. */
async function aCompany(db: Db, company: Workspace): Promise<void> {
  await know(db, company, {
    records: ['ada', 'bob', 'eve'].flatMap((name) => [
      crmLead(name, { createdAt: '2026-02-01', wonAt: '2026-03-01' }),
      deal(name, { createdAt: '2026-02-10', closedAt: '2026-03-01', outcome: 'WON', amountMinor: 10_000 }),
    ]),
    events: [
      ...claimed(visit('ada', '2026-01-20T10:00:00Z', searched, variant('price', 'a'))),
      ...claimed(visit('ada', '2026-01-25T10:00:00Z', `${searched}&again`)),
      ...visit('bob', '2026-01-20T11:00:00Z', searched, variant('price', 'a')),
      ...elsewhere('eve', '2026-01-20T12:00:00Z', 'webinar', 'MARKETING'),
      ...claimed(visit('ann', '2026-02-02T12:00:00Z', searched, leadForm(searched))),
    ],
  })
}

const meta = 'knowledgeAt claimsLeftOut warnings { code affectedCount message }'
const ask = `query ($input: ReportInput!) {
  channelPerformance(input: $input) { rows { keys { value } leads won } total { leads } meta { ${meta} } }
  attribution(input: $input, model: LINEAR) { rows { keys { value } conversions } meta { ${meta} } }
}`

const leadsByChannel = ({ rows }: { rows: { keys: { value: string }[]; leads: number }[] }) =>
  Object.fromEntries(rows.map(({ keys, leads }) => [keys[0]?.value, leads]))
const conversionsByChannel = ({ rows }: { rows: { keys: { value: string }[]; conversions: number }[] }) =>
  Object.fromEntries(rows.map(({ keys, conversions }) => [keys[0]?.value, conversions]))

const answer = async (server: Server, query: string, variables: object = {}) => {
  const { data, errors } = await server.ask(query, { variables: { ...variables } })
  expect(errors).toBeUndefined()
  return data
}

const problemOf = async (server: Server, query: string, variables: object = {}) => {
  const { errors } = await server.ask(query, { variables: { ...variables } })
  return [errors?.[0]?.extensions['code'], errors?.[0]?.message]
}

const without = { range, knowledgeAt: at, withoutClaims: true }

test('who is known by a claim alone keeps no touchpoint, whom a token, an import or the CRM names keeps all', async ({
  server,
  db,
  url,
  workspaces: [company],
}) => {
  const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
  await aCompany(db, company)
  await deriveNow(server, key, url, { at })
  expect(await problemOf(server, ask, { input: without })).toEqual([
    'KNOWLEDGE_NOT_DERIVED',
    expect.stringContaining(`${at} without claims has not been asked`),
  ])
  await deriveNow(server, key, url, { at, withoutClaims: true })

  const counted = await answer(server, ask, { input: { range, knowledgeAt: at } })
  expect(leadsByChannel(counted.channelPerformance)).toEqual({ 'Paid Search': 3, Webinar: 1 })
  expect(conversionsByChannel(counted.attribution)).toMatchObject({ 'Paid Search': 2, Webinar: 1 })
  expect(counted.channelPerformance.meta).toEqual({ knowledgeAt: at, claimsLeftOut: null, warnings: expect.anything() })

  const { channelPerformance, attribution } = await answer(server, ask, { input: without })
  expect(leadsByChannel(channelPerformance)).toEqual({ 'Paid Search': 1, Webinar: 1, '(unattributed)': 1 })
  expect(conversionsByChannel(attribution)).toMatchObject({ 'Paid Search': 1, Webinar: 1, '(unattributed)': 1 })
  for (const report of [channelPerformance, attribution]) {
    expect(report.meta).toMatchObject({ knowledgeAt: at, claimsLeftOut: 3 })
    expect(report.meta.warnings).toContainEqual({
      code: 'CLAIMS_LEFT_OUT',
      affectedCount: 3,
      message: expect.stringContaining('3 claims of browsers are left out: of 3 touchpoints'),
    })
  }
  const { knowledge } = await answer(server, '{ knowledge { at withoutClaims status claimsLeftOut } }')
  expect(knowledge).toHaveLength(2)
  expect(knowledge).toContainEqual({ at, withoutClaims: true, status: 'READY', claimsLeftOut: 3 })
  expect(knowledge).toContainEqual({ at, withoutClaims: false, status: 'READY', claimsLeftOut: null })
})

test('ledger, experiments and CSV files leave claims out alike', async ({
  server,
  db,
  url,
  reader,
  workspaces: [company],
}) => {
  const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
  await aCompany(db, company)
  for (const withoutClaims of [false, true]) await deriveNow(server, key, url, { at, withoutClaims })
  const rest = `query ($withoutClaims: Boolean!) {
    leadLedger(knowledgeAt: "${at}", withoutClaims: $withoutClaims) {
      total meta { claimsLeftOut warnings { code affectedCount } }
    }
    experiments(knowledgeAt: "${at}", withoutClaims: $withoutClaims) { name }
    experiment(name: "price", input: { knowledgeAt: "${at}", withoutClaims: $withoutClaims }) {
      variants { subjects milestones { milestone rate { numerator } } } meta { claimsLeftOut }
    }
  }`
  const wonOf = (data: {
    experiment: { variants: { milestones: { milestone: string; rate: { numerator: number } }[] }[] }
  }) => data.experiment.variants[0]?.milestones.find(({ milestone }) => milestone === 'WON')?.rate.numerator
  const left = await answer(server, rest, { withoutClaims: true })
  const counted = await answer(server, rest, { withoutClaims: false })
  expect([left.leadLedger.total, counted.leadLedger.total]).toEqual([3, 4])
  expect([left.leadLedger.meta.claimsLeftOut, counted.leadLedger.meta.claimsLeftOut]).toEqual([3, null])
  expect(left.leadLedger.meta.warnings).toContainEqual({ code: 'CLAIMS_LEFT_OUT', affectedCount: 3 })
  // Whoever Ada was when she saw it, somebody did.
  expect([left.experiment.variants[0].subjects, counted.experiment.variants[0].subjects]).toEqual([2, 2])
  expect([wonOf(left), wonOf(counted)]).toEqual([1, 2])
  expect(left.experiment.meta.claimsLeftOut).toBe(3)

  const exports = await startExports(readingParts(reader), key)
  const told = `knowledgeAt=${at}&withoutClaims=true`
  const performance = await exports.get(`/channel-performance.csv?from=2026-01-01&to=2026-06-01&${told}`)
  expect(performance.rows.map(({ channel, leads }) => [channel, leads])).toContainEqual(['Paid Search', '1'])
  for (const path of ['channel-performance.csv?', 'ledger.csv?', 'ledger-flows.csv?', 'experiments.csv?']) {
    const { status, headers } = await exports.get(`/${path}${told}`)
    expect([path, status]).toEqual([path, 200])
    expect(headers['touchline-warnings']).toContain('CLAIMS_LEFT_OUT=3')
    const present = await exports.get(`/${path}withoutClaims=true`)
    expect([path, present.status]).toEqual([path, 400])
  }
  await exports.app.close()
})

test('without claims nothing is told of the present, of facts alone, or why it changed', async ({
  server,
  db,
  workspaces: [company],
}) => {
  await aCompany(db, company)
  const refused = ['INPUT_INVALID', expect.stringContaining('have an instant derived by deriveKnowledge')]
  for (const times of [{}, { asOf: at }, { knowledgeAt: '2031-01-01T00:00:00Z' }]) {
    expect(await problemOf(server, ask, { input: { range, withoutClaims: true, ...times } })).toEqual(refused)
  }
  expect(await problemOf(server, '{ leadLedger(withoutClaims: true) { total } }')).toEqual(refused)
  const report = '{ channelPerformance: { input: { range: { preset: YEAR_TO_DATE }, withoutClaims: true } } }'
  const explained = `{ explainChange(input: { from: "2026-03-01T00:00:00Z", to: "${at}", report: ${report} }) { from } }`
  expect(await problemOf(server, explained)).toEqual(['INPUT_INVALID', expect.stringContaining('withoutClaims')])
  const key = await aSecretKey(db, company.id, { roles: ['MARKETING'] })
  const input = { at, since: '2026-03-01T00:00:00Z', withoutClaims: true }
  const { data } = await server.ask(deriveQuery, { key, variables: { input } })
  expect(data.deriveKnowledge).toMatchObject({
    knowledge: [],
    userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'withoutClaims'] }],
  })
})
