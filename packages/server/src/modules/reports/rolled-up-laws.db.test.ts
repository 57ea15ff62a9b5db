import { readFile } from 'node:fs/promises'
import type { ChannelRule } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { applySettings } from '../../pipeline/apply-settings.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { erasePerson } from '../../pipeline/erase.ts'
import { derivedRows } from '../../test/derived-rows.ts'
import { test as base, know, now, type Server, startServer } from '../../test/graphql-test.ts'
import { settle } from '../../test/ledger-company.ts'
import { aPerson, companyOf, type Person } from '../../test/random-company.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/*
 * A report says the same whether it is read from roll-ups or from leads. They answer only in the zone of the workspace by
 * its name: by another name of the same zone, everything is counted lead by lead.
 */

const zones = { 'Europe/Berlin': 'Arctic/Longyearbyen', 'America/Havana': 'Cuba' } as const
type Zone = keyof typeof zones

const ofRow = `leads mqls sals sqls opportunities won lost open revenue { amount } pipeline { amount }
  closeRate { numerator denominator } winRate { numerator denominator } worked reached accepted untouched
  answeredWithinSla { numerator denominator } daysToWin { count p50 }
  wonWithin { days won rate { numerator denominator } ofMature { numerator denominator } }`

const query = `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!, $days: [Int!]!) {
  channelPerformance(input: $input, groupBy: $groupBy, assignBy: $assignBy, wonWithinDays: $days) {
    rows { keys { value } ${ofRow} previous { ${ofRow} } } total { ${ofRow} } meta { warnings { message } } } }`

const day = (no: number): string => new Date(Date.UTC(2026, 0, 1 + no)).toISOString().slice(0, 10)

/** Leads are created in the early morning, or in the last instant of a day in Berlin, by winter or summer time. */
const aTime = fc.constantFrom('04:30:00.000', '12:00:00.000', '21:59:59.999', '22:59:59.999')

/** Of days about which something is known, and at times at which something happens. */
const aQuestion = fc.record({
  at: fc.tuple(fc.integer({ min: 55, max: 200 }), aTime).map(([no, time]) => new Date(`${day(no)}T${time}Z`)),
  range: fc
    .tuple(fc.integer({ min: 40, max: 140 }), fc.integer({ min: 1, max: 120 }))
    .map(([from, length]) => ({ between: { from: day(from), to: day(from + length) } })),
  groupBy: fc.constantFrom<string[]>(['CHANNEL'], ['MONTH'], ['CHANNEL', 'MONTH']),
  assignBy: fc.constantFrom('LEAD_CREATION', 'FIRST_TOUCH', 'LAST_NON_DIRECT'),
  days: fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }),
  channel: fc.option(fc.constantFrom('Email', 'Paid Search', '(unattributed)'), { freq: 3 }),
  isCompared: fc.boolean(),
})
type Question = typeof aQuestion extends fc.Arbitrary<infer Q> ? Q : never

const test = base.extend<{ clock: { at: Date }; timed: Server }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  clock: async ({}, use) => use({ at: now }),
  timed: async ({ db, reader, workspaces: [{ id }], clock }, use) => {
    const key = await aSecretKey(db, id, { requestsPerSecond: 10_000 })
    const server = await startServer(reader, key, 30, () => clock.at)
    await use(server)
    await server.app.close()
  },
})

async function askIn(server: Server, timeZone: string, { range, channel, isCompared, ...asked }: Question) {
  const filter = channel && { where: { dimension: 'CHANNEL', op: 'EQ', values: [channel] } }
  const input = { range, timeZone, filter, ...(isCompared && { compareTo: { previous: 'PERIOD' } }) }
  const { data, errors } = await server.ask(query, { variables: { input, ...asked } })
  expect(errors).toBeUndefined()
  return data.channelPerformance
}

const rule: ChannelRule = { channel: 'Ours', when: { source: ['google'] } }

/** What may happen to a company of which something is known already. */
const changes: Readonly<
  Record<string, (db: Db, workspace: Workspace, persons: readonly Person[]) => Promise<unknown>>
> = {
  told: (db, workspace, persons) => know(db, workspace, companyOf(persons)),
  erased: (db, workspace) => erasePerson(db, workspace, { by: 'KEY', key: 'email:p0' }, { command: 'a test', now }),
  reclassified: async (db, { id }) => {
    await applySettings(db, id, { channelRules: [rule] } as never, { now, onProgress: () => {} })
    await deriveAll(db)
  },
}

const aStep = fc.record({
  change: fc.constantFrom(...Object.keys(changes)),
  persons: fc.array(aPerson, { minLength: 1, maxLength: 12 }),
  questions: fc.array(aQuestion, { minLength: 6, maxLength: 6 }),
})

test.for(Object.entries(zones))(
  'in %s, a report is the same from roll-ups as from leads, whatever has changed',
  async ([zone, alias], { db, workspaces: [workspace], clock, timed }) => {
    await settle(db, workspace)
    await applySettings(db, workspace.id, { timeZone: zone } as never, { now, onProgress: () => {} })
    const company = fc.array(aPerson, { minLength: 40, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(company, fc.array(aStep, { minLength: 2, maxLength: 3 }), async (persons, steps) => {
        await know(db, { ...workspace, timeZone: zone as Zone }, companyOf(persons))
        for (const step of steps) {
          await changes[step.change]?.(db, { ...workspace, timeZone: zone as Zone }, step.persons)
          for (const question of step.questions) {
            clock.at = question.at
            expect(await askIn(timed, zone, question)).toEqual(await askIn(timed, alias, question))
          }
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  },
)

const cohortOf = { range: { between: { from: day(0), to: day(200) } }, groupBy: ['CHANNEL'] }
const whole: Question = {
  ...cohortOf,
  at: now,
  assignBy: 'LEAD_CREATION',
  days: [30],
  channel: null,
  isCompared: false,
}

test('a report is read from roll-ups, and from leads where they do not apply', async ({
  db,
  workspaces: [workspace],
  timed,
}) => {
  const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 30, maxLength: 30 }), { seed: 1, numRuns: 1 })
  await know(db, workspace, companyOf(persons))
  const before = await askIn(timed, 'Europe/Berlin', whole)
  expect(before.total.leads).toBe(30)
  await sql`update channel_cohort set leads = leads + 1`.execute(db)
  expect((await askIn(timed, 'Europe/Berlin', whole)).total.leads).toBeGreaterThan(30)
  expect((await askIn(timed, 'Arctic/Longyearbyen', whole)).total).toEqual(before.total)
  for (const groupBy of [['SOURCE'], ['CHANNEL', 'OWNER']]) {
    expect((await askIn(timed, 'Europe/Berlin', { ...whole, groupBy })).total).toEqual(before.total)
  }
})

test('leads that were there before there were roll-ups are added up as the pipeline adds them up', async ({
  db,
  workspaces,
}) => {
  for (const [i, workspace] of workspaces.entries()) {
    await settle(db, workspace)
    const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 30, maxLength: 30 }), { seed: 5 + i, numRuns: 1 })
    await know(db, workspace, companyOf(persons))
  }
  const derived = await derivedRows(db)
  expect(derived['channel_cohort']?.length).toBeGreaterThan(30)
  expect(derived['channel_cohort_win']?.length).toBeGreaterThan(5)
  await sql`truncate channel_cohort, channel_cohort_win`.execute(db)
  const migration = new URL('../../db/migrations/0029_fill_channel_cohorts.sql', import.meta.url)
  const statements = await readFile(migration, 'utf8')
  await db.transaction().execute((trx) => sql.raw(statements).execute(trx))
  expect(await derivedRows(db)).toEqual(derived)
})
