import type { FastifyInstance } from 'fastify'
import { describe, expect, onTestFinished } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { test } from '../test/database-test.ts'
import { createHttpServer } from './server.ts'

async function aServer(url: string): Promise<FastifyInstance> {
  const [ingest, reader] = [openDatabase(url, 'ingest', 1), openDatabase(url, 'reader', 1)] as const
  const app = await createHttpServer({ ingest, reader, logLevel: 'silent', queryTimeoutSeconds: 30 })
  onTestFinished(async () => {
    await app.close()
    await Promise.all([ingest.destroy(), reader.destroy()])
  })
  return app
}

describe('/healthz', () => {
  test('is well while the database answers', async ({ url }) => {
    const answer = await (await aServer(url)).inject('/healthz')
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }])
  })

  test('says so while it does not', async () => {
    const answer = await (await aServer('postgresql://nobody@localhost/none?host=/nowhere&port=5432')).inject(
      '/healthz',
    )
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.json()).toMatchObject({ error: { code: 'DATABASE_DOWN', message: 'The database cannot be reached' } })
  })
})

test.for([
  ['GET', '/nothing?key=tlw_secret', 'GET /nothing'],
  ['GET', '/v1/events', 'GET /v1/events'],
  ['DELETE', '/', 'DELETE /'],
] as const)('%s %s is nothing here, and the answer repeats no key', async ([method, path, named], { url }) => {
  const answer = await (await aServer(url)).inject({ method, url: path })
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toEqual({
    error: { code: 'NOT_FOUND', message: `There is nothing at ${named}`, remedy: expect.any(String) },
  })
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
})

test('the whole server collects', async ({ url }) => {
  const answer = await (await aServer(url)).inject({ method: 'POST', url: '/v1/events', payload: '{}' })
  expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'WRITE_KEY_MISSING'])
})
