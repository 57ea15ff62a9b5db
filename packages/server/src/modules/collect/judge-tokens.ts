import { type Batch, limits } from '@touchline/schema'
import { z } from 'zod'
import { judgeToken, type TokenReception, type TokenVerdict } from './identity-token.ts'

const TokenBearer = z.object({
  type: z.literal('identify'),
  identityToken: z.string().min(1).max(limits.urlCharacters),
})

/**
 * What each identity token in a batch proves, whatever else is wrong with its event. The same one many times, as a site
 * with few pages sends it, is judged once. One after the other: a batch full of tokens waits for itself, and nobody else
 * waits for it.
 */
export async function judgeTokens(
  { visitorId, events }: Batch,
  reception: Omit<TokenReception, 'visitorId'>,
): Promise<Map<string, TokenVerdict>> {
  const judged = new Map<string, TokenVerdict>()
  for (const event of events.filter(hasToken)) {
    const bearer = TokenBearer.safeParse(event)
    if (!bearer.success || judged.has(bearer.data.identityToken)) continue
    const { identityToken } = bearer.data
    judged.set(identityToken, await judgeToken(identityToken, { ...reception, visitorId }))
  }
  return judged
}

/** Most have none: to find that out, nothing need be parsed. */
const hasToken = (event: unknown): boolean => typeof event === 'object' && event !== null && 'identityToken' in event
