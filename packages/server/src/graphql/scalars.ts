import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql'
import { z } from 'zod'
import { isTimeZone } from '../lib/zone.ts'

/** A scalar that parses with `schema`, so that resolvers receive domain values and never raw text. */
function scalar<T>(
  name: string,
  expected: string,
  schema: z.ZodType<T, string>,
  serialize = (value: T): string => String(value),
): GraphQLScalarType<T, string> {
  const parse = (value: unknown, shown: string, nodes?: ValueNode): T => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw new GraphQLError(`${shown} is no ${name}: give ${expected}`, { nodes: nodes ?? null, extensions: badValue })
  }
  return new GraphQLScalarType<T, string>({
    name,
    serialize: (value) => serialize(value as T),
    parseValue: (value) => parse(value, JSON.stringify(value)),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, print(node), node),
  })
}

/** Marks a value in the text of a query as bad input: Apollo takes it for a query that the schema doesn't know. */
export const badValue = { code: 'BAD_USER_INPUT', isBadValue: true } as const

/** An instant as everybody gives it: with its zone. */
export const Instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

/** Every scalar of the SDL. */
export const scalars = {
  DateTime: scalar('DateTime', 'an instant like "2026-11-22T10:00:00Z"', Instant, (at) => at.toISOString()),
  Date: scalar('Date', 'a day that exists, like "2026-11-22"', z.iso.date()),
  Decimal: scalar('Decimal', 'a number in quotes, like "12.50"', z.string().regex(/^-?\d+(\.\d+)?$/)),
  TimeZone: scalar('TimeZone', 'an IANA zone like "Europe/Berlin"', z.string().refine(isTimeZone)),
  CurrencyCode: scalar('CurrencyCode', 'an ISO 4217 code like "EUR"', z.string().regex(/^[A-Z]{3}$/)),
}
