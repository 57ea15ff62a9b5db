import type { CompiledQuery } from 'kysely'
import pg from 'pg'

/** What is quoted, in which nothing is a parameter, and parameters. */
const quotedOrParameter = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g

/**
 * The text of a query with its parameters in their places, for statements that take none. They are literals without a type, which
 * PostgreSQL finds as it finds that of a parameter.
 *
 * @throws RangeError for what no parameter is, or no text of PostgreSQL holds.
 */
export const inlineParameters = ({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): string =>
  sql.replace(quotedOrParameter, (found, number?: string) =>
    number === undefined ? found : literal(parameters[Number(number) - 1]),
  )

const literal = (parameter: unknown): string =>
  parameter === null || parameter === undefined ? 'null' : pg.escapeLiteral(textOf(parameter))

function textOf(parameter: unknown): string {
  if (typeof parameter === 'string') {
    if (parameter.includes('\0')) throw new RangeError('A text of PostgreSQL has no zero byte')
    return parameter
  }
  if (typeof parameter === 'number' || typeof parameter === 'bigint' || typeof parameter === 'boolean')
    return String(parameter)
  if (parameter instanceof Date) return parameter.toISOString()
  if (Buffer.isBuffer(parameter)) return `\\x${parameter.toString('hex')}`
  if (Array.isArray(parameter)) return `{${parameter.map(elementOf).join()}}`
  throw new RangeError(`${typeof parameter} is no parameter`)
}

const elementOf = (element: unknown): string => {
  if (element === null || element === undefined) return 'NULL'
  const text = textOf(element)
  return Array.isArray(element) ? text : `"${text.replaceAll(/[\\"]/g, '\\$&')}"`
}
