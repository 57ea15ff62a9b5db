import { expect } from 'vitest'
import type { Server } from './graphql-test.ts'
import { january } from './sample-company.ts'

export const between = (from: string, to: string): string => `{ range: { between: { from: "${from}", to: "${to}" } } }`

/** @param fields Of each KPI. */
export async function askKpis(server: Server, fields: string, args = `input: ${january}`) {
  const { data, errors } = await server.ask(
    `{ kpis(${args}) { items { metric { id } ${fields} } meta { warnings { code affectedCount } } } }`,
  )
  expect(errors).toBeUndefined()
  return data.kpis as { items: { metric: { id: string } }[]; meta: { warnings: unknown[] } }
}

/** The fields of each KPI, by the id of its metric. */
export const byId = ({ items }: Awaited<ReturnType<typeof askKpis>>) =>
  Object.fromEntries(items.map(({ metric, ...fields }) => [metric.id, fields]))
