import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import { GraphQLError, type ValidationContext } from 'graphql'

/** What a query may ask at most. The deepest sensible one, leads with journeys with credits, is 7 deep. */
export const queryLimits = { depth: 10, aliases: 30, directives: 20, tokens: 4_000 } as const

/** The rules call what they find a syntax error, and would throw it. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, { message }: GraphQLError) =>
      context?.reportError(new GraphQLError(message.replace('Syntax Error: ', ''))),
  ],
}

/** Validation rules that bound what one query costs. Introspection may be as deep as it is. */
export const limitRules = [
  maxDepthRule({ ...reporting, n: queryLimits.depth }),
  maxAliasesRule({ ...reporting, n: queryLimits.aliases, allowList: [] }),
  maxDirectivesRule({ ...reporting, n: queryLimits.directives }),
]
