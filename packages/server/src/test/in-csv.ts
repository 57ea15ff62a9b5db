import { expect } from 'vitest'
import type { Exports } from './export-test.ts'
import type { Server } from './graphql-test.ts'

/*
 * What GraphQL answers, as the columns of a CSV file have it.
 */

export type Json = Readonly<Record<string, unknown>>
// biome-ignore lint/suspicious/noExplicitAny: an answer has whatever shape its query has.
export type Answered = any

/** As a cell of a file says it. */
export const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
export const rateOf = (name: string, rate: Answered) => ({
  [`${name}_numerator`]: cell(rate?.numerator),
  [`${name}_denominator`]: cell(rate?.denominator),
  ...estimateOf(name, rate),
})
export const estimateOf = (name: string, estimate: Answered) => ({
  [`${name}_value`]: cell(estimate?.value),
  [`${name}_low`]: cell(estimate?.interval?.low),
  [`${name}_high`]: cell(estimate?.interval?.high),
})
export const keysOf = (row: Answered) =>
  Object.fromEntries(row.keys.map((key: Answered) => [key.dimension.toLowerCase(), key.value]))

/** What `rateOf` reads. */
export const rate = '{ numerator denominator value interval { low high } }'

/** The field `report` of what GraphQL answers. */
export async function graphql(server: Server, query: string, variables: Json): Promise<Answered> {
  const { data, errors } = await server.ask(query, { variables })
  expect(errors).toBeUndefined()
  return data.report
}

/** What is exported for these parameters; null is left out. */
export async function exported(exports: Exports, report: string, parameters: Json) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null)
  const query = new URLSearchParams()
  for (const [name, value] of given) {
    query.set(name, typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : String(value))
  }
  const answer = await exports.get(`/${report}.csv?${query}`)
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  return answer
}
