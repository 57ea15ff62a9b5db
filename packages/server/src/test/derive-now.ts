import { expect } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { workOffKnowledge } from '../pipeline/knowledge-queue.ts'
import { now, type Server } from './graphql-test.ts'

export const deriveQuery =
  'mutation ($input: DeriveKnowledgeInput!) { deriveKnowledge(input: $input) { knowledge { at since status } userErrors { code path message } } }'

/** Has it derived, as somebody who may. */
export async function deriveNow(server: Server, key: string, url: string, input: object, at = now): Promise<unknown[]> {
  const { data, errors } = await server.ask(deriveQuery, { key, variables: { input } })
  expect(errors).toBeUndefined()
  expect(data.deriveKnowledge.userErrors).toEqual([])
  const pipeline = openDatabase(url, 'derive')
  const failed: unknown[] = []
  await workOffKnowledge(pipeline, { now: () => at, onError: (error) => failed.push(error) })
  await pipeline.destroy()
  expect(failed).toEqual([])
  return data.deriveKnowledge.knowledge
}
