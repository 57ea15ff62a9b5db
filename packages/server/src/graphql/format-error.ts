import { unwrapResolverError } from '@apollo/server/errors'
import type { GraphQLFormattedError } from 'graphql'
import pg from 'pg'
import { AppError } from '../errors.ts'
import { isDatabaseDown } from '../lib/database-down.ts'
import { badValue } from './scalars.ts'

/** What to do about errors that Apollo and GraphQL find by themselves. */
const remedies: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: 'Mend the query where `locations` points.',
  GRAPHQL_VALIDATION_FAILED: 'Compare the query with the schema: docs/graphql.md, or GraphiQL at /graphiql.',
  BAD_USER_INPUT: 'Mend the value that the message names.',
  BAD_REQUEST: 'Send a POST with `content-type: application/json` and a body like {"query": "…", "variables": {…}}.',
  OPERATION_RESOLUTION_FAILURE: 'Name the operation to run in `operationName`.',
}

/**
 * An error as the caller sees it. Apollo sends the message of any error; a bug's may quote SQL or a secret, so that only
 * what is meant for the caller keeps its own.
 */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { message, locations, path } = formatted
  const where = { ...(locations && { locations }), ...(path && { path }) }
  const known = knownError(thrown)
  if (known) return { message: known.message, ...where, extensions: { code: known.code, remedy: known.remedy } }
  const code = formatted.extensions?.['isBadValue'] ? badValue.code : String(formatted.extensions?.['code'])
  const remedy = remedies[code]
  if (remedy) return { message, ...where, extensions: { code, remedy } }
  return { ...internalError, ...where }
}

/** What PostgreSQL says of a statement that took longer than its `statement_timeout`. */
const queryCanceled = '57014'

export const isTimeout = (cause: unknown): boolean => cause instanceof pg.DatabaseError && cause.code === queryCanceled

/** An error that has a code and a remedy. Undefined for any other: GraphQL's own, or a bug. */
export function knownError(thrown: unknown): AppError | undefined {
  const cause = unwrapResolverError(thrown)
  if (cause instanceof AppError) return cause
  if (isTimeout(cause)) {
    return new AppError('QUERY_TIMEOUT', 'The database did not answer in the time that a query may take', { cause })
  }
  return isDatabaseDown(cause) ? new AppError('DATABASE_DOWN', 'The database cannot be reached', { cause }) : undefined
}

/** What the caller is told of a bug. */
export const internalError: GraphQLFormattedError = {
  message: 'Internal error',
  extensions: {
    code: 'INTERNAL_SERVER_ERROR',
    remedy: 'This is a fault of Touchline. Its log says more; please report it with what you asked.',
  },
}
