import { Batch, type BatchVerdict, limits, type WorkspaceId } from '@touchline/schema'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { IngestDb } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { createCache } from '../../lib/cache.ts'
import { isDatabaseDown } from '../../lib/database-down.ts'
import { workspaceOfKey } from '../workspaces/api-keys.queries.ts'
import { emailSecret } from '../workspaces/workspaces.queries.ts'
import { acceptBatch, describe } from './accept.ts'
import { createGroupCommit } from './group-commit.ts'
import { eventAddress, storeEvents } from './store-events.queries.ts'
import type { EventRow } from './stored-event.ts'

type Writer = { readonly workspaceId: WorkspaceId; readonly emailSecret: Uint8Array }

/** Rows that may wait for the database. Beyond it, senders are asked to come back: they keep what they have. */
const waitingRows = 50_000

/** How long a key that worked is trusted unasked: a revoked one may still append for this long. */
const writerCacheMs = 5_000

/** `POST /v1/events`: appends events, and answers when they are committed. */
export const collectRoutes =
  (db: IngestDb, now: () => number): FastifyPluginAsync =>
  async (app) => {
    const group = createGroupCommit<EventRow>((rows) => storeEvents(db, rows), eventAddress, isDatabaseDown)
    const writers = createCache<Writer>((key) => findWriter(db, key), writerCacheMs, now)

    // Whatever it is called, it is JSON: `text/plain` needs no preflight.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: limits.bodyBytes }, (_, body, done) =>
      done(null, body),
    )

    app.options('/v1/events', async (_, reply) =>
      reply
        .headers({
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'content-type, authorization',
          'access-control-max-age': '86400',
        })
        .code(204)
        .send(),
    )

    // Without the second, a page can't read how long to wait.
    app.addHook('onRequest', async (_, reply) => {
      reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' })
    })

    app.post('/v1/events', async (request): Promise<BatchVerdict> => {
      const writer = await writers.get(writeKeyOf(request))
      const batch = parseBatch(request.body)
      if (group.waiting() > waitingRows) throw new AppError('OVERLOADED', 'Too much waits for the database')
      const verdicts = acceptBatch(batch, { ...writer, receivedAt: now() })
      const rows = verdicts.flatMap((verdict) => (verdict.kind === 'accepted' ? [verdict.row] : []))
      const accepted = rows.length > 0 ? await group.add(rows) : 0
      const rejected = verdicts.flatMap((verdict) =>
        verdict.kind === 'rejected' ? [{ index: verdict.index, problem: verdict.problem }] : [],
      )
      return { accepted, duplicates: rows.length - accepted, rejected }
    })
  }

async function findWriter(db: IngestDb, key: string): Promise<Writer> {
  const workspaceId = await workspaceOfKey(db, key, 'WRITE')
  if (!workspaceId) throw new AppError('KEY_INVALID', 'This is no write key of a workspace here')
  return { workspaceId, emailSecret: await emailSecret(db, workspaceId) }
}

function writeKeyOf({ query, headers }: FastifyRequest): string {
  const { key } = query as { key?: unknown }
  const bearer = headers.authorization?.replace(/^Bearer /i, '')
  if (typeof key === 'string' && key !== '') return key
  if (bearer) return bearer
  throw new AppError('WRITE_KEY_MISSING', 'The request names no write key')
}

function parseBatch(body: unknown): Batch {
  const parsed = Batch.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  throw new AppError('BODY_INVALID', `The batch is not valid: ${describe(parsed.error)}`)
}

function parseJson(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : '')
  } catch (cause) {
    throw new AppError('BODY_INVALID', `The body is not JSON: ${cause instanceof Error ? cause.message : 'empty'}`, {
      cause,
    })
  }
}
