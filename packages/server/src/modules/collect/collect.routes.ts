import type { Readable } from 'node:stream'
import { Batch, type BatchVerdict, type WorkspaceId } from '@touchline/schema'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { IngestDb } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { inflated, readBody } from '../../http/read-body.ts'
import { type Cache, createCache } from '../../lib/cache.ts'
import { isDatabaseDown } from '../../lib/database-down.ts'
import { createRoom } from '../../lib/room.ts'
import { type IdentitySecret, writeKeyCacheMs } from '../workspaces/api-key.ts'
import { findApiKey, identitySecrets } from '../workspaces/api-keys.queries.ts'
import { hasExpired, requireUnexpired } from '../workspaces/expiry.ts'
import { emailSecret } from '../workspaces/workspaces.queries.ts'
import { acceptBatch, describe } from './accept.ts'
import { createBotJudge } from './bots.ts'
import { corsHeaders, readableByAll } from './cors.ts'
import { type EncodedEvents, encodeEvents } from './encode-events.ts'
import { createGroupCommit } from './group-commit.ts'
import { judgeTokens } from './judge-tokens.ts'
import { createRateLimit, type RatedKey, type RateLimit } from './rate-limit.ts'
import { noteRejections, rejectedIn } from './rejections.routes.ts'
import { sealingOf } from './sealing.queries.ts'
import { storeParts } from './store-events.queries.ts'
import { acceptedRows, objectionsIn, sumUp } from './verdicts.ts'

type Writer = RatedKey & {
  readonly workspaceId: WorkspaceId
  readonly emailSecret: Uint8Array
  readonly refusedBefore: number | null
  readonly identitySecrets: readonly IdentitySecret[]
  readonly allowedOrigins: readonly string[]
  readonly expiresAt: Date | null
}

/** Rows that may wait for the database. Beyond it, senders are asked to come back: they keep what they have. */
const waitingRows = 50_000

/** Requests that may be under way, and the bytes of their bodies. Beyond it too, senders are asked to come back. */
const roomForRequests = { places: 5_000, bytes: 32 * 1_048_576 }

/** While one is being flushed to disk, another is being worked on. */
const transactionsAtOnce = 2

/** `POST /v1/events`: appends events, and answers when they are committed. */
export const collectRoutes =
  (db: IngestDb, now: () => number): FastifyPluginAsync =>
  async (app) => {
    const group = createGroupCommit<EncodedEvents>((parts) => storeParts(db, parts), isDatabaseDown, transactionsAtOnce)
    const writers = createCache<Writer>((key) => findWriter(db, key), writeKeyCacheMs, now)
    const rejections = noteRejections(db, app)
    const isFull = (): boolean => group.waiting() > waitingRows
    const parts = { writers, rejections, isFull, rateLimit: createRateLimit(), isBot: createBotJudge(), now }

    const room = createRoom(roomForRequests, overloaded)

    // Whatever it is called, it is JSON: `text/plain` needs no preflight.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_, payload, done) => done(null, payload))

    app.addHook('onRequest', async (_, reply) => void reply.headers(readableByAll))

    // A key in a header is not told beforehand, and a wrong one is better told to the request itself.
    app.options('/v1/events', async (request, reply) => {
      const key = keyIn(request)
      const writer = key === undefined ? null : await writers.get(key).catch(nullWhereInvalid)
      if (writer && !hasExpired(writer, now())) rejections.watch(writer, now(), () => admit(request, reply, writer))
      return reply.headers(preflightHeaders).code(204).send()
    })

    app.post('/v1/events', (request, reply) => room.hold((take) => collect(request, reply, take)))

    async function collect(request: FastifyRequest, reply: FastifyReply, take: Take): Promise<BatchVerdict> {
      const { encoded, objections, rejected } = await judge(parts, request, reply, take)
      const fates = encoded.count > 0 ? await group.add(encoded) : []
      if (fates.includes('SEALED')) throw keptOtherwise()
      // Not before: what could not be stored is sent again, and would count twice.
      rejections.note(rejected)
      return sumUp(objections, fates)
    }
  }

type Parts = {
  readonly writers: Cache<Writer>
  readonly rejections: ReturnType<typeof noteRejections>
  readonly rateLimit: RateLimit
  readonly isBot: ReturnType<typeof createBotJudge>
  /** Whether too many rows wait for the database. */
  readonly isFull: () => boolean
  readonly now: () => number
}

/** A request's body, and what was read of it, end here: thousands of them would be held while they wait for the database. */
async function judge(
  { writers, rejections, rateLimit, isBot, isFull, now }: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  take: Take,
) {
  const body = await readBody(request.body as Readable | undefined, take)
  const writer = await writers.get(writeKeyOf(request))
  const batch = rejections.watch(writer, now(), () => {
    requireUnexpired(writer, now())
    admit(request, reply, writer)
    return parseBatch(textOf(body, request, take))
  })
  if (isFull()) throw overloaded()
  requireRoom(rateLimit.take(writer, batch.events.length, now()), writer)
  const receivedAt = now()
  const tokens = await judgeTokens(batch, { ...writer, receivedAt })
  const verdicts = acceptBatch(batch, { ...writer, receivedAt, tokens, isBot: isBot(request.headers) })
  return {
    encoded: encodeEvents(acceptedRows(verdicts)),
    objections: objectionsIn(verdicts),
    rejected: rejectedIn(verdicts, batch, writer, receivedAt),
  }
}

type Take = (bytes: number) => void

/** The writer is looked up again by then, and says which of them come too late. */
const keptOtherwise = (): AppError =>
  new AppError('OVERLOADED', 'How long events are kept has just changed', {
    retryAfterSeconds: Math.ceil(writeKeyCacheMs / 1_000) + 1,
  })

const overloaded = (): AppError => new AppError('OVERLOADED', 'Too much waits for the database')

/** What is compressed counts for what it becomes. */
function textOf(body: Buffer, { headers }: FastifyRequest, take: Take): string {
  const whole = inflated(body, headers['content-encoding'])
  if (whole !== body) take(whole.length)
  return whole.toString()
}

const preflightHeaders = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding, authorization',
  'access-control-max-age': '86400',
} as const

async function findWriter(db: IngestDb, key: string): Promise<Writer> {
  const found = await findApiKey(db, key)
  if (found?.kind !== 'WRITE') throw new AppError('KEY_INVALID', 'This is no write key of a workspace here')
  const { workspaceId } = found
  return {
    ...found,
    emailSecret: await emailSecret(db, workspaceId),
    refusedBefore: (await sealingOf(db, workspaceId))?.refusedBefore.getTime() ?? null,
    identitySecrets: await identitySecrets(db, workspaceId),
  }
}

function nullWhereInvalid(error: unknown): null {
  if (error instanceof AppError && error.code === 'KEY_INVALID') return null
  throw error
}

function writeKeyOf(request: FastifyRequest): string {
  const key = keyIn(request) ?? request.headers.authorization?.replace(/^Bearer /i, '')
  if (key) return key
  throw new AppError('WRITE_KEY_MISSING', 'The request names no write key')
}

/** The key in a request's address. */
function keyIn({ query }: FastifyRequest): string | undefined {
  const { key } = query as { key?: unknown }
  return typeof key === 'string' && key !== '' ? key : undefined
}

/** Lets pages of the key's origins read the answer. Without an `Origin`, it is no page of a browser that asks. */
function admit({ headers: { origin } }: FastifyRequest, reply: FastifyReply, { allowedOrigins }: Writer): void {
  const headers = corsHeaders(origin, allowedOrigins)
  if (!headers) throw new AppError('ORIGIN_NOT_ALLOWED', `Pages of ${origin} may not use this write key`)
  reply.removeHeader('access-control-allow-origin').headers(headers)
}

function requireRoom(waitMs: number, { eventsPerMinute }: Writer): void {
  if (waitMs === 0) return
  throw new AppError('RATE_LIMITED', `The write key sends more than ${eventsPerMinute} events per minute`, {
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
  })
}

function parseBatch(body: string): Batch {
  const parsed = Batch.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  throw new AppError('BODY_INVALID', `The batch is not valid: ${describe(parsed.error)}`)
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new AppError('BODY_INVALID', `The body is not JSON: ${cause instanceof Error ? cause.message : 'empty'}`, {
      cause,
    })
  }
}
