import { type AttributionModel, attributionModels } from '@touchline/schema'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { crmLead, deal, type Known, know, leadForm, type Server, test, visit } from '../../test/graphql-test.ts'
import { leadDimensions, touchpointColumns, touchpointDimensions } from './dimensions.ts'

/*
 * Reports against the same numbers counted one by one, on companies and questions made at random.
 */

const zone = 'America/New_York'
const spring = { from: '2026-02-01', to: '2026-05-01' }
const input = { range: { between: spring }, timeZone: zone }
const isInRange = (at: Date): boolean => {
  const on = DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
  return on >= spring.from && on < spring.to
}

const day = (dayOfYear: number): string =>
  DateTime.fromISO('2026-01-01').plus({ days: dayOfYear }).toFormat('yyyy-MM-dd')

const aVisit = fc.record({
  day: fc.integer({ min: 0, max: 120 }),
  path: fc.constantFrom('', 'blog', 'pricing'),
  query: fc.constantFrom(
    '',
    'utm_source=google&utm_medium=cpc&utm_campaign=winter&utm_term=crm&utm_content=a',
    'utm_source=google&utm_medium=cpc&utm_campaign=summer&utm_term=100%25_crm',
    'utm_source=news&utm_medium=email&utm_campaign=winter',
  ),
  referrer: fc.constantFrom(undefined, 'https://www.google.com/', 'https://partner.test/a'),
  hasForm: fc.boolean(),
})

const aPerson = fc.record({
  visits: fc.array(aVisit, { maxLength: 4 }),
  createdOn: fc.integer({ min: 60, max: 130 }),
  source: fc.option(fc.constantFrom('Trade Show', 'zzz', 'Web'), { nil: undefined }),
  owner: fc.option(fc.constantFrom('Olga', 'Otto'), { nil: undefined }),
  outcome: fc.constantFrom(undefined, 'OPEN', 'WON', 'LOST'),
  closedAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  amountMinor: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
})
type Person = typeof aPerson extends fc.Arbitrary<infer P> ? P : never

const companyOf = (persons: readonly Person[]): Known => ({
  records: persons.flatMap((person, i) => [
    crmLead(`p${i}`, given({ createdAt: day(person.createdOn), source: person.source, owner: person.owner })),
    ...(person.outcome ? [dealOf(`p${i}`, person, person.outcome)] : []),
  ]),
  events: persons.flatMap(({ visits }, i) => visits.flatMap((one) => visitOf(`p${i}`, one))),
})

const dealOf = (name: string, person: Person, outcome: 'OPEN' | 'WON' | 'LOST') =>
  deal(
    name,
    given({
      outcome,
      createdAt: day(person.createdOn),
      amountMinor: person.amountMinor,
      closedAt: person.closedAfter === undefined ? undefined : day(person.createdOn + person.closedAfter),
    }),
  )

function visitOf(name: string, { day: on, path, query, referrer, hasForm }: Person['visits'][number]) {
  const url = `https://shop.test/${path}?${query}`
  const rows = visit(name, `${day(on)}T04:30:00.000Z`, url, ...(hasForm ? [leadForm(url)] : []))
  return rows.map((row) => (row.body.type === 'page' && referrer ? { ...row, body: { ...row.body, referrer } } : row))
}

/** Without what is undefined. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>
  }

type Dimensions = Readonly<Record<string, string>>
type Touchpoint = Awaited<ReturnType<typeof touchpointsOf>>[number]

const touchpointsOf = (db: Db) => db.selectFrom('touchpoint').selectAll().execute()
const leadsOf = (db: Db) => db.selectFrom('lead').selectAll().execute()

const dimensionsOf = (touchpoint: Touchpoint | undefined): Dimensions =>
  Object.fromEntries(touchpointDimensions.map((name) => [name, touchpoint?.[touchpointColumns[name]] ?? '(none)']))

/** Every lead of the range with the value that it has in each dimension. */
async function placedLeads(db: Db, assignBy: string) {
  const touchpoints = await touchpointsOf(db)
  const assignments = await db.selectFrom('lead_assignment').where('assign_by', '=', assignBy).selectAll().execute()
  const leads = (await leadsOf(db)).filter(({ lead_at }) => isInRange(lead_at))
  return leads.map((lead) => {
    const isOfLead = (of: { person_id: string; lead_no: number }) =>
      of.person_id === lead.person_id && of.lead_no === lead.lead_no
    const assignment = assignments.find(isOfLead)
    const decided = touchpoints.find(({ touchpoint_id }) => touchpoint_id === assignment?.touchpoint_id)
    const form = touchpoints.find(
      ({ subject_id, lead_form_at }) =>
        String(subject_id) === lead.person_id && lead_form_at?.getTime() === lead.lead_at.getTime(),
    )
    const dimensions: Dimensions = {
      ...dimensionsOf(decided),
      CHANNEL: assignment?.channel ?? '',
      SOURCE: assignment?.source ?? '',
      CONVERSION_PAGE: form?.lead_form_page ?? '(none)',
      OWNER: lead.owner ?? '(none)',
      MONTH: DateTime.fromJSDate(lead.lead_at, { zone }).toFormat('yyyy-MM'),
    }
    return { lead, dimensions }
  })
}

/** Every credit of the dated conversions of leads of the range, with the value that what earned it has in each dimension. */
async function placedCredits(db: Db, milestone: string, model: AttributionModel) {
  const touchpoints = await touchpointsOf(db)
  const conversions = await db
    .selectFrom('conversion')
    .innerJoin('lead', (join) =>
      join.onRef('lead.person_id', '=', 'conversion.person_id').onRef('lead.lead_no', '=', 'conversion.lead_no'),
    )
    .where('milestone', '=', milestone)
    .selectAll('conversion')
    .select('lead_at')
    .execute()
  return conversions
    .filter(({ lead_at }) => isInRange(lead_at))
    .flatMap((conversion) => {
      const of = `${conversion.person_id}/${conversion.lead_no}`
      const value = conversion.value_minor ?? 0
      const uncredited = Object.fromEntries(touchpointDimensions.map((name) => [name, conversion.uncredited_to]))
      const credits = conversion.credits as unknown as number[][]
      const values = conversion.value_credits as unknown as number[][] | null
      const modelNo = attributionModels.indexOf(model)
      if (credits.length === 0) return [{ of, credit: 1_000_000_000, value, dimensions: uncredited }]
      return (conversion.touchpoint_ids as unknown as string[]).map((id, i) => ({
        of,
        credit: credits[modelNo]?.[i] ?? 0,
        value: values?.[modelNo]?.[i] ?? 0,
        dimensions: dimensionsOf(touchpoints.find(({ touchpoint_id }) => touchpoint_id === id)),
      }))
    })
}

type PlacedLead = Awaited<ReturnType<typeof placedLeads>>[number]
type PlacedCredit = Awaited<ReturnType<typeof placedCredits>>[number]

/** What `count` makes of the things of each row, by the keys of the row. */
const byKeys = <Thing extends { dimensions: Dimensions }, Row>(
  things: readonly Thing[],
  groupBy: readonly string[],
  count: (things: readonly Thing[]) => Row,
): Map<string, Row> => {
  const keyOf = ({ dimensions }: Thing) => groupBy.map((name) => dimensions[name]).join(' | ')
  const keys = [...new Set(things.map(keyOf))].sort()
  return new Map(keys.map((key) => [key, count(things.filter((thing) => keyOf(thing) === key))]))
}

type Answered = { readonly keys: readonly { readonly value: string }[] }
const keyed = <Row extends Answered>(rows: readonly Row[]): Map<string, Omit<Row, 'keys'>> =>
  new Map(
    rows
      .map(({ keys, ...row }) => [keys.map(({ value }) => value).join(' | '), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const amount = (minor: number): string =>
  `${minor < 0 ? '-' : ''}${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const countLeads = (placed: readonly PlacedLead[]) => {
  const leads = placed.map(({ lead }) => lead)
  return {
    leads: leads.length,
    sals: leads.filter(({ sal_known_by }) => sal_known_by).length,
    won: leads.filter(({ won_known_by }) => won_known_by).length,
    lost: leads.filter(({ won_known_by, lost_known_by }) => lost_known_by && !won_known_by).length,
    revenue: { amount: amount(sum(leads.map(({ revenue_minor }) => revenue_minor))) },
  }
}

const countCredits = (credits: readonly PlacedCredit[]) => ({
  credit: (sum(credits.map(({ credit }) => credit)) / 1e9).toFixed(9),
  value: { amount: amount(sum(credits.map(({ value }) => value))) },
  conversions: new Set(credits.map(({ of }) => of)).size,
})

const leadFields = 'leads sals won lost revenue { amount }'
const creditFields = 'credit value { amount } conversions'

async function askLeads(server: Server, variables: object) {
  const { data, errors } = await server.ask(
    `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!) {
      channelPerformance(input: $input, groupBy: $groupBy, assignBy: $assignBy) {
        rows { keys { value } ${leadFields} } total { ${leadFields} }
      } }`,
    { variables: { ...variables } },
  )
  expect(errors).toBeUndefined()
  return data.channelPerformance
}

async function askCredits(server: Server, variables: object) {
  const { data, errors } = await server.ask(
    `query ($input: ReportInput!, $groupBy: [TouchpointDimension!]!, $model: AttributionModel!) {
      attribution(input: $input, groupBy: $groupBy, model: $model) {
        rows { keys { value } ${creditFields} } total { ${creditFields} }
      } }`,
    { variables: { ...variables } },
  )
  expect(errors).toBeUndefined()
  return data.attribution
}

const someOf = <Name extends string>(names: readonly Name[]) => fc.subarray([...names], { minLength: 1, maxLength: 4 })

describe.for([1, 2])('company %i', (seed) => {
  test.beforeEach(async ({ db, workspaces }) => {
    const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed, numRuns: 1 })
    await know(db, workspaces[0], companyOf(persons))
  })

  test('has the leads that one counts by hand, whatever they are grouped by', async ({ db, server }) => {
    const question = fc.record({
      groupBy: someOf(leadDimensions),
      assignBy: fc.constantFrom('LEAD_CREATION', 'FIRST_TOUCH', 'LAST_NON_DIRECT'),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ groupBy, assignBy }) => {
        const placed = await placedLeads(db, assignBy)
        const { rows, total } = await askLeads(server, { input, groupBy, assignBy })
        expect(keyed(rows)).toEqual(byKeys(placed, groupBy, countLeads))
        expect(total).toEqual(countLeads(placed))
      }),
      { seed, numRuns: 12 },
    )
  })

  test('has the credit that one adds up by hand, whatever it is grouped by', async ({ db, server }) => {
    const question = fc.record({ groupBy: someOf(touchpointDimensions), model: fc.constantFrom(...attributionModels) })
    await fc.assert(
      fc.asyncProperty(question, async ({ groupBy, model }) => {
        const credits = await placedCredits(db, 'WON', model)
        const { rows, total } = await askCredits(server, { input, groupBy, model })
        expect(keyed(rows)).toEqual(byKeys(credits, groupBy, countCredits))
        expect(total).toEqual(countCredits(credits))
      }),
      { seed, numRuns: 12 },
    )
  })
})
