import { attributionModels } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { FilterInput, FilterOperator } from '../../graphql/resolver-types.generated.ts'
import {
  askedLeads,
  byKeys,
  countCredits,
  countLeads,
  type Dimensions,
  input,
  type PlacedLead,
  placedCredits,
  placedLeads,
} from '../../test/counted-by-hand.ts'
import { know, type Server, test } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { leadDimensions, touchpointDimensions } from './dimensions.ts'

/*
 * Reports against the same numbers counted one by one, on companies and questions made at random.
 */

type Answered = { readonly keys: readonly { readonly value: string }[] }
const keyed = <Row extends Answered>(rows: readonly Row[]): Map<string, Omit<Row, 'keys'>> =>
  new Map(
    rows
      .map(({ keys, ...row }) => [keys.map(({ value }) => value).join(' | '), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const leadFields = `leads mqls sals sqls opportunities won lost open revenue { amount } pipeline { amount }
  closeRate { numerator denominator } winRate { numerator denominator } daysToWin { count }`
const creditFields = 'credit value { amount } conversions'

async function askLeads(server: Server, variables: object) {
  const { data, errors } = await server.ask(
    `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!, $basis: DateBasis!) {
      channelPerformance(input: $input, groupBy: $groupBy, assignBy: $assignBy, basis: $basis) {
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

/** Whether something with these values passes `filter`. */
function passes(filter: FilterInput, dimensions: Dimensions): boolean {
  if (filter.and) return filter.and.every((part) => passes(part, dimensions))
  if (filter.or) return filter.or.some((part) => passes(part, dimensions))
  if (filter.not) return !passes(filter.not, dimensions)
  const { dimension, op, values } = filter.where
  const is = dimensions[dimension] ?? ''
  const [value = ''] = values
  const answers: Record<FilterOperator, boolean> = {
    EQ: is === value,
    NEQ: is !== value,
    IN: values.includes(is),
    NOT_IN: !values.includes(is),
    CONTAINS: is.includes(value),
    STARTS_WITH: is.startsWith(value),
    GT: is > value,
    GTE: is >= value,
    LT: is < value,
    LTE: is <= value,
  }
  return answers[op]
}

const listed = ['IN', 'NOT_IN'] as const
const single = ['EQ', 'NEQ', 'CONTAINS', 'STARTS_WITH', 'GT', 'GTE', 'LT', 'LTE'] as const
const aValue = fc.constantFrom(
  ...['(none)', '(unattributed)', 'google', 'Direct', 'Paid Search', 'cpc', 'winter', '100%_crm', 'shop.test/blog'],
  ...['Olga', '2026-03', 'partner.test', '%', '_', '', "'", '\\', 'ß'],
)

const aCondition = (dimensions: readonly string[]): fc.Arbitrary<FilterInput> =>
  fc
    .oneof(
      fc.record({
        dimension: fc.constantFrom(...dimensions),
        op: fc.constantFrom(...single),
        values: fc.tuple(aValue),
      }),
      fc.record({
        dimension: fc.constantFrom(...dimensions),
        op: fc.constantFrom(...listed),
        values: fc.array(aValue, { minLength: 1, maxLength: 4 }),
      }),
    )
    .map((where) => ({ where }))

/** A tree of at most three levels. */
const aFilter = (dimensions: readonly string[], levels = 3): fc.Arbitrary<FilterInput> => {
  if (levels === 1) return aCondition(dimensions)
  const part = aFilter(dimensions, levels - 1)
  const parts = fc.array(part, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    aCondition(dimensions),
    parts.map((and) => ({ and })),
    parts.map((or) => ({ or })),
    part.map((not) => ({ not })),
  )
}

const someOf = <Name extends string>(names: readonly Name[]) => fc.subarray([...names], { minLength: 1, maxLength: 4 })

describe.for([1, 2])('company %i', (seed) => {
  test.beforeEach(async ({ db, workspaces }) => {
    const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed, numRuns: 1 })
    await know(db, workspaces[0], companyOf(persons))
  })

  test('has the leads that one counts by hand, however they are cut', async ({ db, server }) => {
    const question = fc.record({
      groupBy: someOf(leadDimensions),
      filter: fc.option(aFilter(leadDimensions)),
      assignBy: fc.constantFrom('LEAD_CREATION', 'FIRST_TOUCH', 'LAST_NON_DIRECT'),
      basis: fc.constantFrom('COHORT', 'CONVERSION'),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ filter, basis, ...question }) => {
        const all = await placedLeads(db, question.assignBy)
        const placed = askedLeads(all, basis).filter(({ dimensions }) => !filter || passes(filter, dimensions))
        const count = (some: readonly PlacedLead[]) => countLeads(some, basis)
        const { rows, total } = await askLeads(server, { input: { ...input, filter }, basis, ...question })
        expect(keyed(rows)).toEqual(byKeys(placed, question.groupBy, count))
        expect(total).toEqual(count(placed))
      }),
      { seed, numRuns: 40 },
    )
  })

  test('has the credit that one adds up by hand, however it is cut', async ({ db, server }) => {
    const question = fc.record({
      groupBy: someOf(touchpointDimensions),
      filter: fc.option(aFilter(touchpointDimensions)),
      model: fc.constantFrom(...attributionModels),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ groupBy, filter, model }) => {
        const all = await placedCredits(db, 'WON', model)
        const credits = all.filter(({ dimensions }) => !filter || passes(filter, dimensions))
        const { rows, total } = await askCredits(server, { input: { ...input, filter }, groupBy, model })
        expect(keyed(rows)).toEqual(byKeys(credits, groupBy, countCredits))
        expect(total).toEqual(countCredits(credits))
      }),
      { seed, numRuns: 40 },
    )
  })
})

test('a report refuses what it cannot be cut by, and says what it can', async ({ server }) => {
  const refusal = async (report: string, filter: string): Promise<unknown> => {
    const { errors } = await server.ask(
      `{ ${report}(input: { range: { lastDays: 1 }, filter: ${filter} }) { rows { keys { value } } } }`,
    )
    return errors?.map(({ message, extensions }) => [extensions['code'], message])
  }
  const by = (dimension: string) => `{ not: { where: { dimension: "${dimension}", op: EQ, values: ["x"] } } }`
  expect(await refusal('channelPerformance', by('REFERRER_HOST'))).toEqual([
    ['INPUT_INVALID', `input.filter.not.where.dimension is "REFERRER_HOST": give one of ${leadDimensions.join(', ')}`],
  ])
  expect(await refusal('attribution', by('OWNER'))).toEqual([
    ['INPUT_INVALID', `input.filter.not.where.dimension is "OWNER": give one of ${touchpointDimensions.join(', ')}`],
  ])
  expect(await refusal('attribution', '{ and: [], or: [] }')).toEqual([
    [expect.any(String), expect.stringContaining('exactly one key')],
  ])
})
