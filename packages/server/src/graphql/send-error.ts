import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLFormattedError } from 'graphql'
import { formatError, internalError, knownError } from './format-error.ts'

/** Answers what failed before GraphQL had a say, as GraphQL would: `{ "errors": [ … ] }`. */
export function sendGraphqlError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const status = knownError(error)?.status ?? statusOf(error)
  if (status >= 500) request.log.error(error)
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  const retryAfterSeconds = knownError(error)?.retryAfterSeconds ?? (status === 503 ? 5 : undefined)
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
  void reply.code(status).send({ errors: [describe(error, status)] })
}

/** What Fastify finds wrong with a request has a status below 500; anything else is a bug. */
const statusOf = (error: FastifyError | Error): number => ('statusCode' in error ? (error.statusCode ?? 500) : 500)

function describe(error: Error, status: number): GraphQLFormattedError {
  if (!knownError(error) && status >= 500) return internalError
  return formatError({ message: error.message, extensions: { code: 'BAD_REQUEST' } }, error)
}
