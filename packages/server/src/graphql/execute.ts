import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from './context.ts'

/** Has Apollo execute a request, and sends what it says. */
export async function execute(
  apollo: ApolloServer<Context>,
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { headers, status, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headersOf(request),
      search: /\?.*$/.exec(request.url)?.[0] ?? '',
      body: request.body,
    },
    context: async () => context,
  })
  // Only `@defer` and `@stream` answer in parts, and this GraphQL has neither.
  if (body.kind === 'chunked') throw new Error('An answer came in parts')
  return reply
    .code(status ?? 200)
    .headers(Object.fromEntries(headers))
    .send(body.string)
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) map.set(name, String(value))
  return map
}
