import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { authenticate, type SecretKey } from './authenticate.ts'
import { createRequestRate, type RateLimit } from './request-rate.ts'

/** Who was let in, and what they may still ask. */
export type Admitted = { readonly key: SecretKey; readonly rate: RateLimit }

/** Lets a request in, or says why not. The answer's headers tell the rate either way. */
export type Door = (request: FastifyRequest, reply: FastifyReply) => Promise<Admitted>

/**
 * What every route that reads asks first, so that a key has one rate whichever of them it is used at.
 *
 * The door throws `KEY_MISSING`, `KEY_INVALID`, `KEY_EXPIRED` and `RATE_LIMITED`.
 */
export function createDoor(reader: Db, now: () => Date): Door {
  const rates = createRequestRate()
  return async ({ headers }, reply) => {
    const key = await authenticate(reader, headers.authorization, now())
    const at = now().getTime()
    const rate = rates.take(key, at)
    reply.headers({
      'ratelimit-limit': String(rate.limit),
      'ratelimit-remaining': String(rate.remaining),
      'ratelimit-reset': String(Math.ceil((rate.resetAt - at) / 1_000)),
    })
    requireRoom(rate, key)
    return { key, rate }
  }
}

function requireRoom({ waitMs }: RateLimit, { requestsPerSecond }: SecretKey): void {
  if (waitMs === 0) return
  throw new AppError('RATE_LIMITED', `The secret key asks more than ${timesASecond(requestsPerSecond)}`, {
    retryAfterSeconds: Math.ceil(waitMs / 1_000),
  })
}

const timesASecond = (times: number): string => (times === 1 ? 'once a second' : `${times} times a second`)
