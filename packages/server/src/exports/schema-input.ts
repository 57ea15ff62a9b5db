import { buildSchema, coerceInputValue, GraphQLEnumType, type GraphQLInputType } from 'graphql'
import { typeDefs } from '../graphql/type-defs.generated.ts'
import type { Reading } from './parameter.ts'

const schema = buildSchema(typeDefs)

/** The values of an enum of the schema: an export takes the words that GraphQL takes. */
export function enumValues<Value extends string>(name: string): readonly Value[] {
  const type = schema.getType(name)
  if (!(type instanceof GraphQLEnumType)) throw new Error(`The schema has no enum ${name}`)
  return type.getValues().map((value) => value.name as Value)
}

/** JSON read as an input of the schema, as GraphQL would read a variable of it. */
export function readInput<Input>(name: string, json: string): Reading<Input> {
  const parsed = parseJson(json)
  if (parsed === undefined) return { problem: `is no JSON: give one ${name}, as GraphQL takes it` }
  const problems: string[] = []
  const value = coerceInputValue(parsed, schema.getType(name) as GraphQLInputType, (path, _, { message }) => {
    problems.push(path.length === 0 ? message : `at ${path.join('.')}: ${message}`)
  })
  const [problem] = problems
  return problem === undefined ? { value: value as Input } : { problem: `does not fit: ${problem}` }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
