import { readFileSync } from 'node:fs'
import type { SettingsInput } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import { know, now, spend, test } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { queryLimits } from './limits.ts'

const page = readFileSync(new URL('../../../../docs/graphql.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```graphql\n(.*?)```\n\n```json\n(.*?)```/gs)].map(
  ([, query = '', answer = '']) => [query, answer] as const,
)

const spends = [
  spend('2026-01-05', 'Paid Search', 4_000, { source: 'google' }),
  spend('2026-01-12', 'Trade Show', 50_000),
]

const kpis = [
  { metric: 'won', per: 'MONTH', target: 4, owners: ['MARKETING', 'SALES'], accountable: 'Kim' },
] as const satisfies SettingsInput['kpis']

describe('every example of the documentation is answered as it says', () => {
  test.for(examples)('%s', async ([query, answer], { server, db, workspaces }) => {
    await know(db, workspaces[0], { ...sampleCompany, spends })
    await storeSettings(db, workspaces[0].id, { kpis }, now)
    const { data, errors } = await server.ask(query)
    expect(errors).toBeUndefined()
    expect({ data }).toEqual(JSON.parse(answer))
  })
})

test('there are examples, and the limits are those of the server', () => {
  expect(examples).toHaveLength(20)
  const { tokens, aliases, directives, depth } = queryLimits
  expect(page).toContain(
    `${tokens.toLocaleString('en')} tokens, ${aliases} aliases, ${directives} directives and a depth of ${depth}`,
  )
})
