import { AppError } from '../errors.ts'
import { suggest } from '../lib/closest.ts'
import type { Asked, Parameters } from './parameter.ts'

/** What the address of a request has after its question mark. */
export type Query = Readonly<Record<string, unknown>>

/**
 * What a request asks of a report with these parameters.
 *
 * @throws AppError `PARAMETER_UNKNOWN`, `PARAMETER_INVALID`
 */
export function readParameters<All extends Parameters>(parameters: All, query: Query): Asked<All> {
  const names = Object.keys(parameters)
  const unknown = Object.keys(query).find((name) => !names.includes(name))
  if (unknown !== undefined) {
    throw new AppError('PARAMETER_UNKNOWN', `There is no parameter "${unknown}": ${suggest(unknown, names)}`)
  }
  return Object.fromEntries(names.map((name) => [name, askedFor(parameters, name, query[name])])) as Asked<All>
}

function askedFor(parameters: Parameters, name: string, given: unknown): unknown {
  const parameter = parameters[name]
  const asked = given ?? parameter?.usual
  if (!parameter || asked == null) return null
  if (typeof asked !== 'string')
    throw new AppError('PARAMETER_INVALID', `${name} is given more than once: give it once`)
  const reading = parameter.read(asked)
  if ('value' in reading) return reading.value
  throw new AppError('PARAMETER_INVALID', `${name} ${reading.problem}`)
}
