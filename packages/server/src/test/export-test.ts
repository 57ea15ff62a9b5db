import { parse } from 'csv-parse/sync'
import Fastify, { type FastifyInstance } from 'fastify'
import { exportRoutes } from '../exports/export.routes.ts'
import { createGraphql, type ReadingParts } from '../graphql/create-graphql.ts'
import { sendError } from '../http/errors.ts'
import { test as graphqlTest, readingParts } from './graphql-test.ts'

/** Rows of a CSV file, by the names of its columns. */
type Rows = readonly Readonly<Record<string, string>>[]

type Exported = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** As it was sent. */
  readonly text: string
  readonly rows: Rows
}

export type Exports = {
  readonly app: FastifyInstance
  /** Asks for what is at `/export` + `path`, with the key of the first workspace unless told another, or none. */
  get(path: string, key?: string | null): Promise<Exported>
}

/** A server with GraphQL and exports, on the test's database. */
export const test = graphqlTest.extend<{ $test: { exports: Exports } }>({
  exports: async ({ reader, keys }, use) => {
    const exports = await startExports(readingParts(reader), keys[0])
    await use(exports)
    await exports.app.close()
  },
})

/** @param usualKey Asked with, unless told another. */
export async function startExports(parts: ReadingParts, usualKey: string): Promise<Exports> {
  const app = Fastify()
  app.setErrorHandler(sendError)
  await app.register(await createGraphql(parts))
  await app.register(exportRoutes(parts))
  return {
    app,
    get: async (path, key = usualKey) => {
      const headers = key === null ? {} : { authorization: `Bearer ${key}` }
      const { statusCode: status, headers: got, body: text } = await app.inject({ url: `/export${path}`, headers })
      const isCsv = String(got['content-type']).startsWith('text/csv')
      return { status, headers: got, text, rows: isCsv ? parse(text, { columns: true, bom: true }) : [] }
    },
  }
}
