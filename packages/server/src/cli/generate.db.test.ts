import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asWorkspace } from '../db/as-workspace.ts'
import { type Db, openDatabase } from '../db/database.ts'
import { runImport } from '../imports/run-import.ts'
import { fourParts } from '../modules/reports/four-parts.ts'
import { project } from '../modules/reports/projection.ts'
import { ratio } from '../modules/reports/ratio.ts'
import { standardised } from '../modules/reports/standardised.ts'
import { deriveAll } from '../pipeline/derive.ts'
import { type PlantedCompany, plantCompany } from '../planted/company.ts'
import { defaultPlan } from '../planted/default-plan.ts'
import { dayMs, dayNumber } from '../planted/leads.ts'
import { aCollector } from '../test/collector.ts'
import { test } from '../test/database-test.ts'
import { now, startServer } from '../test/graphql-test.ts'
import { workspace as aWorkspace } from '../test/import-test.ts'
import { aSecretKey } from '../test/workspaces.ts'

/*
 * That intervals cover what is planted is a matter of many companies: `pnpm coverage`, over the functions that reports are made
 * of. Here one company comes in by the doors that everybody's data come by, and reports say what these functions say of the truth.
 */

const company = plantCompany(defaultPlan, { seed: 11, leads: 300, days: 540, until: '2026-06-15' })
const { truth } = company
type Person = (typeof truth.persons)[number]

const horizonDays = 60
const range = '{ range: { between: { from: "2024-12-01", to: "2026-06-15" } } }'
const question = `{
  channelPerformance(input: ${range}) { rows {
    keys { value } leads won worked reached accepted revenue { amount }
    closeRate { value interval { low high } } projectedCloseRate(horizonDays: ${horizonDays}) { value interval { low high } }
  } }
  likeForLike(input: ${range}, over: [CONVERSION_PAGE], withinDays: ${horizonDays}) { rows {
    keys { value } rate { numerator denominator } likeForLike { value interval { low high } }
  } }
  closeRateSplit(input: ${range}, groupBy: [OWNER]) { rows {
    keys { value } worked { ...part } reached { ...part } accepted { ...part } won { ...part }
  } }
}
fragment part on Ratio { numerator denominator interval { low high } }`

test('reports say of a planted company what is true of it', async ({ db, url }) => {
  const collector = await aCollector(db, url)
  collector.clock.now = now.getTime()
  const sentAt = now.toISOString()
  const verdicts = await Promise.all(company.batches.map((batch) => collector.take({ ...batch, sentAt })))
  expect(verdicts.map(({ accepted }) => accepted)).toEqual(company.batches.map(({ events }) => events.length))
  await importAll(url, collector.workspaceId, company)
  await deriveAll(db)

  const reader = openDatabase(url, 'reader')
  const server = await startServer(reader, await aSecretKey(db, collector.workspaceId))
  const { data, errors } = await server.ask(question)
  expect(errors).toBeUndefined()

  const told = data.channelPerformance.rows.filter(
    (row: { projectedCloseRate: Told }) => row.projectedCloseRate.interval,
  )
  expect(told.length).toBeGreaterThan(1)
  const byChannel = groupsOf(({ countsIn }) => countsIn)
  expect(named(data.channelPerformance.rows)).toEqual(
    Object.fromEntries([...byChannel].map(([channel, leads]) => [channel, performanceOf(leads)])),
  )
  expect(named(data.likeForLike.rows)).toEqual(
    Object.fromEntries([...byChannel].map(([channel, leads]) => [channel, likeForLikeOf(leads)])),
  )
  expect(named(data.closeRateSplit.rows)).toEqual(
    Object.fromEntries([...groupsOf(({ owner }) => owner)].map(([owner, leads]) => [owner, splitOf(leads)])),
  )
  await asWorkspace(reader, collector.workspaceId, expectIdentity)
  await server.app.close()
  await reader.destroy()
})

async function importAll(url: string, id: WorkspaceId, { files }: PlantedCompany): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'touchline-planted-'))
  const ingest = openDatabase(url, 'ingest', 2)
  const terminal = { out: { write: () => {} }, err: { write: () => {} }, isTTY: false }
  for (const { kind, csv, mapping } of files) {
    const [file, mappingFile] = [join(folder, `${kind}.csv`), join(folder, `${kind}.yaml`)]
    await writeFile(file, csv)
    await writeFile(mappingFile, mapping)
    const options = { kind, file, mapping: mappingFile }
    expect(await runImport(ingest, { ...aWorkspace, id }, options, terminal)).toMatchObject({ rejected: 0 })
  }
  await ingest.destroy()
  await rm(folder, { recursive: true })
}

/** Every touchpoint is known as that of whom it can be known as, right or wrong, and as nobody's where nobody can know. */
async function expectIdentity(db: Db): Promise<void> {
  const { rows } = await sql<{ touchpointId: string; lead: string | null }>`
    select touchpoint_id as "touchpointId", to_char(lead_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') as lead
    from reporting.touchpoints as touchpoint left join reporting.leads as lead using (workspace_id, person_id)
    where side = 'MARKETING'`.execute(db)
  const leadAt = new Map(truth.persons.map(({ createdAt, lead }) => [createdAt, lead]))
  expect(leadAt.size).toBe(truth.leads)
  const found = rows.map(({ touchpointId, lead }) => [touchpointId, lead === null ? null : leadAt.get(lead)])
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(truth.touchpoints.map(({ touchpointId, knownAs }) => [touchpointId, knownAs])),
  )
  const whose = new Map(truth.touchpoints.map(({ touchpointId, lead }) => [touchpointId, lead]))
  const known = found.filter(([, lead]) => lead !== null)
  const right = known.filter(([touchpointId, lead]) => whose.get(String(touchpointId)) === lead)
  expect(truth.identity).toMatchObject({
    precision: right.length / known.length,
    recall: right.length / truth.touchpoints.filter(({ lead }) => lead !== null).length,
  })
}

type Row = { readonly keys: readonly { readonly value: string }[] }

const named = (rows: readonly Row[]) => Object.fromEntries(rows.map(({ keys, ...row }) => [keys[0]?.value, row]))

function groupsOf(nameOf: (person: Person) => string): Map<string, Person[]> {
  const groups = new Map<string, Person[]>()
  for (const person of truth.persons) groups.set(nameOf(person), [...(groups.get(nameOf(person)) ?? []), person])
  return groups
}

const count = (leads: readonly Person[], is: (lead: Person) => boolean): number => leads.filter(is).length
const watchedDays = ({ createdAt }: Person): number =>
  dayNumber(truth.until) - Math.floor(Date.parse(createdAt) / dayMs)

/** What sales does takes it three days, so that of the last days not everything is known. */
const isKnown = (lead: Person, step: 'worked' | 'reached' | 'accepted', after: number): boolean =>
  lead[step] && watchedDays(lead) > after

function performanceOf(leads: readonly Person[]) {
  const won = count(leads, ({ outcome }) => outcome === 'WON')
  const outcomes = leads.map((lead) => ({
    outcome: lead.outcome,
    days: lead.outcome === 'OPEN' ? watchedDays(lead) : (lead.decidedAfter ?? 0),
    leads: 1,
  }))
  const { value, interval } = project({ outcomes, notRecorded: 0, undated: 0, wonBefore: 0 }, horizonDays, 30)
  const { value: rate, interval: around } = ratio(won, leads.length, 30)
  return {
    ...{ leads: leads.length, won },
    worked: count(leads, (lead) => isKnown(lead, 'worked', 1)),
    reached: count(leads, (lead) => isKnown(lead, 'reached', 2)),
    accepted: count(leads, (lead) => isKnown(lead, 'accepted', 3)),
    revenue: { amount: (leads.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0) / 100).toFixed(2) },
    closeRate: near({ value: rate, interval: around }),
    projectedCloseRate: near({ value, interval }),
  }
}

function likeForLikeOf(leads: readonly Person[]) {
  const countIn = (some: readonly Person[], segment?: string) => {
    const those = some.filter((lead) => watchedDays(lead) >= horizonDays && (!segment || lead.segment === segment))
    return { part: count(those, (lead) => lead.won && Number(lead.decidedAfter) <= horizonDays), of: those.length }
  }
  const { part, of } = countIn(leads)
  const { value, interval } = standardised(
    truth.segments.map(({ segment }) => ({ row: countIn(leads, segment), all: countIn(truth.persons, segment) })),
  )
  return { rate: { numerator: part, denominator: of }, likeForLike: near({ value, interval }) }
}

function splitOf(leads: readonly Person[]) {
  const { worked, reached, accepted, won } = fourParts(
    {
      leads: leads.length,
      worked: count(leads, (lead) => isKnown(lead, 'worked', 1)),
      reached: count(leads, (lead) => isKnown(lead, 'reached', 2)),
      accepted: count(leads, (lead) => isKnown(lead, 'accepted', 3)),
      won: count(leads, ({ outcome }) => outcome === 'WON'),
    },
    30,
  )
  const told = ({ numerator, denominator, interval }: typeof won) => ({
    ...{ numerator, denominator },
    interval: near({ interval }).interval,
  })
  return { worked: told(worked), reached: told(reached), accepted: told(accepted), won: told(won) }
}

type Told = {
  readonly value?: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}

/** As far as sums in another order agree. */
const near = ({ value, interval }: Told) => ({
  ...(value !== undefined && { value: value === null ? null : expect.closeTo(value, 12) }),
  interval: interval && { low: expect.closeTo(interval.low, 12), high: expect.closeTo(interval.high, 12) },
})
