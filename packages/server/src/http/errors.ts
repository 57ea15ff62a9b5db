import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { isDatabaseDown } from '../lib/database-down.ts'

/** What is sent for any failure: `{ error: { code, message, remedy } }`. A bug's message never leaves. */
export function sendError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = asAppError(error)
  if (!failure) {
    request.log.error(error)
    return reply.code(500).send({ error: { code: 'INTERNAL', message: 'Internal error', remedy: 'See the log.' } })
  }
  if (failure.status >= 500) request.log.warn(error)
  if (failure.status === 401) reply.header('www-authenticate', 'Bearer')
  const retryAfterSeconds = failure.retryAfterSeconds ?? (failure.status === 503 ? 5 : undefined)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  const { code, message, remedy } = failure
  return reply.code(failure.status).send({ error: { code, message, remedy } })
}

function asAppError(error: FastifyError | Error): AppError | null {
  if (error instanceof AppError) return error
  if (isDatabaseDown(error)) return new AppError('DATABASE_DOWN', 'The database cannot be reached', { cause: error })
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return new AppError('BODY_TOO_LARGE', 'The body is larger than 1 MiB', { cause: error })
  if (status !== undefined && status < 500) return new AppError('BODY_INVALID', error.message, { cause: error })
  return null
}
