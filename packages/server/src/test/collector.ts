import type { BatchInput, BatchVerdict, WireEventInput, WorkspaceId } from '@touchline/schema'
import Fastify, { type FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type Db, openDatabase } from '../db/database.ts'
import { sendError } from '../http/errors.ts'
import { collectRoutes } from '../modules/collect/collect.routes.ts'
import { anEventId, visitor } from './facts.ts'
import { aWorkspace, aWriteKey } from './workspaces.ts'

/** When the tests' server receives. */
export const receivedAt = Date.parse('2026-11-22T12:00:00Z')

/** When, by a clock that is right, its events happened. */
export const happenedAt = '2026-11-22T11:59:00.000Z'

type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: a verdict or an error, as the test knows.
  readonly body: any
}

export type TestCollector = {
  readonly app: FastifyInstance
  readonly workspaceId: WorkspaceId
  readonly writeKey: string
  /** Epoch milliseconds; a test may set it forward. */
  readonly clock: { now: number }
  /** Posts a text or bytes as they are, or anything else as JSON. */
  send(body: unknown, headers?: Record<string, string>, key?: string): Promise<Answer>
  /** Posts a batch that the collector takes. */
  take(batch: BatchInput): Promise<BatchVerdict>
}

/** The collector of a workspace of its own, on the database at `url` that `db` opens as its owner. */
export async function aCollector(db: Db, url: string): Promise<TestCollector> {
  const { id } = await aWorkspace(db)
  const writeKey = await aWriteKey(db, id)
  const clock = { now: receivedAt }
  const app = await openCollector(url, () => clock.now)
  const send: TestCollector['send'] = async (body, headers = {}, key = writeKey) => {
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const answer = await app.inject({ method: 'POST', url: `/v1/events?key=${key}`, headers, payload })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const take: TestCollector['take'] = async (batch) => {
    const { status, body } = await send(batch)
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body
  }
  return { app, workspaceId: id, writeKey, clock, send, take }
}

/** As the server has it, but with a clock of the test's. */
export async function openCollector(url: string, now: () => number): Promise<FastifyInstance> {
  const ingest = openDatabase(url, 'ingest', 4)
  const app = Fastify()
  app.setErrorHandler(sendError)
  await app.register(collectRoutes(ingest, now))
  onTestFinished(async () => {
    await app.close()
    await ingest.destroy()
  })
  return app
}

/** A page that was seen, unless told otherwise. */
export const anEvent = (event: Readonly<Record<string, unknown>> = {}): WireEventInput =>
  ({
    id: anEventId(happenedAt),
    occurredAt: happenedAt,
    type: 'page',
    url: 'https://example.com/',
    ...event,
  }) as WireEventInput

/** What a visitor's browser, whose clock is right, sends. */
export const aBatch = (events: readonly WireEventInput[], batch: Partial<BatchInput> = {}): BatchInput => ({
  visitorId: visitor(1),
  sentAt: new Date(receivedAt).toISOString(),
  events: [...events],
  ...batch,
})
