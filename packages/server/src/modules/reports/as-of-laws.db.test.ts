import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { storeSpend } from '../../imports/store-spend.queries.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { seal } from '../../pipeline/seal.ts'
import { type Server, startServer, test } from '../../test/graphql-test.ts'
import { settle } from '../../test/ledger-company.ts'
import { anInstant, aPast, historyOf, knownAt, type Past } from '../../test/random-past.ts'
import { aSecretKey, aWorkspace } from '../../test/workspaces.ts'
import { storeEvents } from '../collect/store-events.queries.ts'
import { storeRecords } from '../outcomes/store-records.queries.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const now = Date.parse('2026-10-01T12:00:00Z')

/** Tells a workspace what was known of a company by an instant, as it became known. */
async function tell(db: Db, workspaceId: WorkspaceId, past: Past, by: number): Promise<void> {
  const { events, recordsAt } = historyOf(past)
  for (const at of [...past.imports.filter((instant) => instant <= by), by]) {
    await storeRecords(db, workspaceId, recordsAt(at), at)
  }
  await storeSpend(
    db,
    workspaceId,
    past.spends.filter(({ effectiveAt }) => effectiveAt <= by),
    by,
  )
  const known = events.filter((event) => knownAt(event) <= by)
  await storeEvents(
    db,
    known.map((event) => ({ ...event, workspace_id: workspaceId })),
  )
  await deriveAll(db)
}

const counts = `leads mqls sals sqls opportunities won lost open worked reached accepted untouched
  revenue { amount } pipeline { amount } closeRate { numerator denominator } winRate { value }
  answeredWithinSla { numerator denominator } daysToWin { count p50 } spend { amount }
  wonWithin { days won ofMature { numerator denominator } }`
const meta = 'meta { asOf range { from to } compareRange { from to } warnings { code affectedCount message } }'
const credited =
  'rows { keys { value } credit value { amount } touchpoints conversions } total { credit value { amount } }'
const handed =
  'handedOver assigned worked accepted untouched overdue answeredWithinSla { numerator denominator } responseTime { p50 }'

const stepsAsked = `steps { milestone reached implied lostHere stillHere capacity { leads }
  time { leads wentOn lost givenBack stillThere median { days } goneOn { value interval { low high } } maturity } }`

const chartsAsked = ['acceptance', 'closeRate']
  .map(
    (chart) =>
      `${chart} { centre { value } points { week rate { value } signals } young { week soFar { numerator } } }`,
  )
  .join(' ')

const question = `query ($input: ReportInput!, $moving: ReportInput!, $created: ReportInput!) {
  byChannel: channelPerformance(input: $input, wonWithinDays: [10, 60]) {
    rows { keys { value } ${counts} previous { leads won } } total { ${counts} } ${meta}
  }
  byCampaign: channelPerformance(input: $moving, groupBy: [CAMPAIGN, CONVERSION_PAGE, OWNER, MONTH], assignBy: FIRST_TOUCH) {
    rows { keys { value } leads won } ${meta}
  }
  reachedInRange: channelPerformance(input: $input, basis: CONVERSION) { rows { keys { value } leads mqls won lost } ${meta} }
  attribution(input: $input, groupBy: [CHANNEL, CAMPAIGN]) { ${credited} ${meta} }
  qualified: attribution(input: $input, milestone: MQL, model: POSITION, basis: CONVERSION) { ${credited} ${meta} }
  reweighed: attribution(input: $input, milestone: OPPORTUNITY, lookbackDays: 30) { ${credited} ${meta} }
  learned: attribution(input: $input, milestone: MQL, model: MARKOV, order: 2) { ${credited} ${meta} }
  rated: attribution(input: $input, milestone: LEAD, model: SHAPLEY_RATE) { ${credited} ${meta} }
  reasons(input: $input, kind: WIN, groupBy: [CHANNEL]) { rows { keys { value } reason leads } total ${meta} }
  leadHandoffs(input: $input, groupBy: [OWNER, CHANNEL]) { rows { keys { value } ${handed} } total { ${handed} } ${meta} }
  funnel(input: $created, groupBy: [OWNER]) {
    rows { keys { value } leads open ${stepsAsked} } total { caveats ${stepsAsked} velocity { open meanCycleDays perDay { amount } } } ${meta}
  }
  lagCurve(input: $created, of: CHANNEL) {
    curves { milestone leads starts withinDays points { days share { value } } } ${meta}
    rows { keys { value } start startedBy results { milestone reached shouldHaveShown { value } expected } }
  }
  stability(input: $created, acceptedWithinDays: 5, wonWithinDays: 20) {
    rows { keys { value } leadsEver ${chartsAsked} } experimental { keys { value } leadsEver } total { ${chartsAsked} } ${meta}
  }
  kpis(input: $moving, bucket: MONTH) {
    items { metric { id } value previous change status series { bucket value complete doubt } } ${meta}
  }
}`

const experiment = `query ($asOf: DateTime) {
  experiments(asOf: $asOf) { name variants subjects mixed firstExposureAt lastExposureAt }
  experiment(name: "price", input: { asOf: $asOf, withinDays: 20 }) {
    subjects mixed tooRecent variants { name subjects revenue { total { amount } buyers }
      milestones { milestone rate { numerator denominator } difference { alwaysValidP decidedOn } } } ${meta}
  }
  audienceMatch(input: { range: { between: { from: "2026-01-01", to: "2026-05-01" } }, asOf: $asOf }, fact: CAMPAIGN) {
    rows { value from { numerator denominator } to { numerator denominator } } overlap difference { psi pValue } ${meta}
  }
}`

const ledger = `query ($asOf: DateTime) {
  leadLedger(asOf: $asOf, knownThen: true, groupBy: [CHANNEL, OWNER]) {
    asOf total rows { keys { value } state side leads overdue oldestSince pipeline { amount } }
    flows(since: "2026-01-15T00:00:00Z") { from to leads }
  }
}`

const input = {
  range: { between: { from: '2026-02-15', to: '2026-06-01' } },
  compareTo: { range: { between: { from: '2026-01-01', to: '2026-02-15' } } },
}
const moving = { range: { lastDays: 90 } }

async function askAll(server: Server, key: string, asOf?: string): Promise<unknown> {
  const created = { range: input.range, asOf }
  const variables = { input: { ...input, asOf }, moving: { ...moving, asOf }, created }
  const { data, errors } = await server.ask(question, { key, variables })
  expect(errors).toBeUndefined()
  return data
}

/** Seals what happened until the middle of March. */
async function sealHalf(db: Db, workspace: Workspace): Promise<void> {
  const settings = { retention: { count: 200, unit: 'days' } } as const
  const sealed = await seal(db, { ...workspace, settings }, { now: new Date(now) })
  expect(sealed?.events).toBeGreaterThan(0)
}

test('a report as of an instant is that of whoever knew no more then; as of now, or later, it is that of now', async ({
  db,
  reader,
}) => {
  await fc.assert(
    fc.asyncProperty(aPast, fc.array(anInstant, { minLength: 4, maxLength: 4 }), async (past, instants) => {
      const today = await aWorkspace(db)
      await settle(db, today)
      await tell(db, today.id, past, now)
      const key = await aSecretKey(db, today.id)
      const server = await startServer(reader, key, undefined, () => new Date(now))
      for (const instant of instants) {
        const then = await aWorkspace(db)
        await settle(db, then)
        await tell(db, then.id, past, instant)
        const earlier = await startServer(reader, key, undefined, () => new Date(instant))
        const keyThen = await aSecretKey(db, then.id)
        const answer = await askAll(earlier, keyThen)
        expect(await askAll(server, key, new Date(instant).toISOString())).toEqual(answer)
        const asOf = new Date(instant).toISOString()
        expect((await server.ask(ledger, { key, variables: { asOf } })).data).toEqual(
          (await earlier.ask(ledger, { key: keyThen })).data,
        )
        const experimentThen = await earlier.ask(experiment, { key: keyThen })
        expect(experimentThen.errors).toBeUndefined()
        expect((await server.ask(experiment, { key, variables: { asOf } })).data).toEqual(experimentThen.data)
        await earlier.app.close()
      }
      const answer = await askAll(server, key)
      expect(await askAll(server, key, new Date(now).toISOString())).toEqual(answer)
      expect(await askAll(server, key, '2031-01-01T00:00:00Z')).toEqual(answer)

      const earlier = new Date(instants[0] ?? now).toISOString()
      const answerThen = await askAll(server, key, earlier)
      await sealHalf(db, today)
      expect(await askAll(server, key, earlier)).toEqual(answerThen)
      expect(await askAll(server, key)).toEqual(answer)
      await server.app.close()
    }),
    // What fails is big, and would take long to make smaller.
    { numRuns: 2, endOnFailure: true },
  )
})
