import { attributionModels, customModel, dataDrivenModels, leadAssignments, milestones, sides } from '@touchline/schema'
import {
  buildSchema,
  type GraphQLEnumType,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { describe, expect } from 'vitest'
import { test } from '../test/graphql-test.ts'
import { queryLimits } from './limits.ts'
import { typeDefs } from './type-defs.generated.ts'

const schema = buildSchema(typeDefs)

describe('the schema', () => {
  test('describes every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type))
    const undescribed = types.flatMap((type) => {
      const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
      const values = isEnumType(type) ? type.getValues() : []
      const args = isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => field.args) : []
      return [type, ...fields, ...values, ...args]
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`)
    })
    expect(undescribed).toEqual([])
  })

  test.for([
    ['AttributionModel', [...attributionModels, customModel, ...dataDrivenModels]],
    ['LeadAssignment', leadAssignments],
    ['Milestone', milestones],
    ['Side', sides],
  ] as const)('has the %s that the data has', ([name, values]) => {
    const named = schema.getType(name) as GraphQLEnumType
    expect(new Set(named.getValues().map((value) => value.name))).toEqual(new Set(values))
  })

  test('can be asked for, by who has a key', async ({ server }) => {
    const { errors, data } = await server.ask(getIntrospectionQuery())
    expect(errors).toBeUndefined()
    expect(data.__schema.queryType).toMatchObject({ name: 'Query' })
  })
})

describe('a query that asks too much is refused', () => {
  const inside = (open: string, times: number, query: string) =>
    `${`${open} { `.repeat(times)}${query}${' }'.repeat(times)}`
  const aliases = Array.from({ length: queryLimits.aliases + 1 }, (_, i) => `a${i}: __typename`).join(' ')
  test.for([
    ['too deep', `{ ${inside('...', queryLimits.depth + 1, '__typename')} }`],
    ['with too many aliases', `{ ${aliases} }`],
    ['with too many directives', `{ ${'__typename @include(if: true) '.repeat(queryLimits.directives + 1)} }`],
    ['too long', `{ ${'__typename '.repeat(queryLimits.tokens)} }`],
  ] as const)('%s', async ([, query], { server }) => {
    const { status, data, errors } = await server.ask(query)
    expect(status).toBe(400)
    expect(data).toBeUndefined()
    expect(errors?.[0]?.message).toMatch(/limit of \d+ exceeded|more that \d+ tokens/)
    expect(errors?.[0]?.extensions['code']).toMatch(/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/)
  })
})

describe('a mistake is named', () => {
  const report = (range: string) => `{ channelPerformance(input: { range: ${range} }) { total { leads } } }`
  test.for([
    ['{ leads', 400, 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['{ leds { totalCount } }', 400, 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "leds"/],
    [report('{}'), 400, 'GRAPHQL_VALIDATION_FAILED', /exactly one key/],
    [report('{ lastDays: 7, preset: TODAY }'), 400, 'GRAPHQL_VALIDATION_FAILED', /exactly one key/],
    [
      report('{ between: { from: "2026-02-30", to: "2026-03-01" } }'),
      400,
      'BAD_USER_INPUT',
      /"2026-02-30" is no Date: give a day that exists/,
    ],
    [
      report('{ between: { from: "2026-03-01", to: "2026-02-01" } }'),
      200,
      'RANGE_INVALID',
      /No day is from 2026-03-01 to before 2026-02-01/,
    ],
    [report('{ lastDays: 0 }'), 200, 'RANGE_INVALID', /lastDays is 0/],
  ] as const)('%s', async ([query, status, code, message], { server }) => {
    const answer = await server.ask(query)
    expect(answer.status).toBe(status)
    expect(answer.errors?.[0]?.message).toMatch(message)
    expect(answer.errors?.[0]?.extensions).toEqual({ code, remedy: expect.any(String) })
  })

  test('in a variable too', async ({ server }) => {
    const query =
      'query ($zone: TimeZone) { channelPerformance(input: { range: { lastDays: 7 }, timeZone: $zone }) { total { leads } } }'
    const { status, errors } = await server.ask(query, { variables: { zone: 'Mars/Olympus' } })
    expect(status).toBe(400)
    expect(errors?.[0]?.message).toMatch(
      /"\$zone".*"Mars\/Olympus" is no TimeZone: give an IANA zone like "Europe\/Berlin"/,
    )
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT')
  })

  test('never with a hint at what the schema has', async ({ server }) => {
    const { errors } = await server.ask('{ viewer { workspac { id } } }')
    expect(errors?.[0]?.message).not.toMatch(/did you mean/i)
  })
})

describe('over HTTP', () => {
  test('a body that is no JSON is named, as is more than one query', async ({ server: { app }, keys: [key] }) => {
    for (const payload of ['{"query"', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', '{}']) {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload })
      expect(response.statusCode).toBe(400)
      expect(response.json().errors[0].extensions).toEqual({ code: 'BAD_REQUEST', remedy: expect.any(String) })
    }
  })

  test('GET answers programs, not what a page can make a browser send', async ({ server: { app }, keys: [key] }) => {
    const get = { method: 'GET', url: '/graphql?query={__typename}' } as const
    const authorization = `Bearer ${key}`
    expect((await app.inject({ ...get, headers: { authorization } })).statusCode).toBe(400)
    const asked = await app.inject({ ...get, headers: { authorization, 'apollo-require-preflight': '1' } })
    expect(asked.json()).toEqual({ data: { __typename: 'Query' } })
  })

  test.for(['/graphiql', '/debug'])(
    'the page at %s may load and reach nothing outside',
    async (url, { server: { app } }) => {
      const { headers } = await app.inject({ method: 'GET', url })
      expect(headers['content-security-policy']).toMatch(/^default-src 'self';/)
      expect(headers['content-type']).toMatch(/^text\/html/)
    },
  )
})
