import Fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { sendError } from './errors.ts'

async function answerTo(error: unknown) {
  const app = Fastify()
  app.setErrorHandler(sendError)
  app.get('/', async () => {
    throw error
  })
  const { statusCode, headers, body } = await app.inject('/')
  await app.close()
  return { status: statusCode, retryAfter: headers['retry-after'], body: JSON.parse(body) }
}

test("a bug's message never leaves", async () => {
  expect(await answerTo(new Error('select * from workspace_secret'))).toEqual({
    status: 500,
    retryAfter: undefined,
    body: { error: { code: 'INTERNAL', message: 'Internal error', remedy: 'See the log.' } },
  })
})

test('a failure that somebody can act on says what and how', async () => {
  const { status, body } = await answerTo(new AppError('KEY_INVALID', 'This is no key'))
  expect(status).toBe(401)
  expect(body).toEqual({
    error: { code: 'KEY_INVALID', message: 'This is no key', remedy: expect.stringContaining('tlw_') },
  })
})

describe('when to come back is said', () => {
  test.each([
    { what: 'while too much waits', error: new AppError('OVERLOADED', 'Too much waits'), code: 'OVERLOADED' },
    { what: 'while nothing listens', error: { code: 'ECONNREFUSED' }, code: 'DATABASE_DOWN' },
    { what: 'while it starts', error: { code: '57P03' }, code: 'DATABASE_DOWN' },
    { what: 'when a connection breaks', error: { code: '08006' }, code: 'DATABASE_DOWN' },
  ])('$what', async ({ error, code }) => {
    const thrown = error instanceof Error ? error : Object.assign(new Error('connect /secret/path'), error)
    expect(await answerTo(thrown)).toMatchObject({ status: 503, retryAfter: '5', body: { error: { code } } })
    expect(JSON.stringify((await answerTo(thrown)).body)).not.toContain('/secret/path')
  })
})

test('what PostgreSQL refuses is a bug of ours, not an outage', async () => {
  const refused = Object.assign(new Error('violates check constraint'), { code: '23514' })
  expect(await answerTo(refused)).toMatchObject({
    status: 500,
    retryAfter: undefined,
    body: { error: { code: 'INTERNAL' } },
  })
})
