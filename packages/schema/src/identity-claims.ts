import { z } from 'zod'
import { Identify } from './events.ts'
import { VisitorId } from './ids.ts'
import { limits } from './limits.ts'

const { emailHash, userId, crmId, crmSystem } = Identify.shape

/** Seconds since 1970, by the clock of who signs. */
const seconds = z.number('must be seconds since 1970').min(0)

/** What an identity token holds: who the visitor is, by at least one key, and for how long the token says so. */
export const IdentityClaims = z
  .object({
    /** The id of the workspace that it is meant for. */
    aud: z.union([z.string(), z.array(z.string())]),
    iat: seconds,
    exp: seconds,
    /** The only visitor who may show it. Left out: any. */
    visitorId: VisitorId.optional(),
    emailHash,
    userId,
    crmId,
    crmSystem,
    /** A clear address would be readable by whoever sees the token. */
    email: z.undefined('must not be in a token: give emailHash').optional(),
  })
  .refine(({ iat, exp }) => exp - iat <= limits.identityTokenHours * 3_600, {
    path: ['exp'],
    error: `is more than ${limits.identityTokenHours} hours after iat`,
  })
  .refine((claims) => Boolean(claims.crmId) === Boolean(claims.crmSystem), {
    path: ['crmId'],
    error: 'and crmSystem need each other',
  })
  .refine((claims) => claims.emailHash || claims.userId || claims.crmId, {
    error: 'names nobody: give emailHash, userId, or crmId with crmSystem',
  })
export type IdentityClaims = z.output<typeof IdentityClaims>
