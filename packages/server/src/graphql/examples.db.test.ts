import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { expect } from 'vitest'
import { know, test } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { aSecretKey } from '../test/workspaces.ts'

/* Every file of examples/graphql, as GraphiQL offers it: whoever adds one has it tried here. */

const folder = new URL('../../../../examples/graphql/', import.meta.url)
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)

test.for(examples)('%s is answered without an error', async ([, query], { db, server, workspaces: [ours] }) => {
  await know(db, ours, sampleCompany)
  const key = await aSecretKey(db, ours.id, { roles: ['MARKETING'] })
  const { status, data, errors } = await server.ask(query, { key })
  expect({ status, errors }).toEqual({ status: 200, errors: undefined })
  expect(Object.values(data).every((answer) => answer !== null)).toBe(true)
})

test.for(examples)('%s begins with what it answers, and is one operation with a name', ([, query]) => {
  expect(query).toMatch(/^# [A-Z].{10,}\n/)
  const { definitions } = parse(query)
  const [operation] = definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition' ? [definition] : [],
  )
  expect({ operations: definitions.length, isNamed: operation?.name !== undefined }).toEqual({
    operations: 1,
    isNamed: true,
  })
})

test('there are examples', () => {
  expect(examples.map(([name]) => name)).toEqual(
    expect.arrayContaining(['attribution.graphql', 'channel-performance.graphql', 'leads.graphql', 'viewer.graphql']),
  )
})
