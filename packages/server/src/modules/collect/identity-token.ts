import { IdentityClaims, limits, type VisitorId, type WorkspaceId } from '@touchline/schema'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { z } from 'zod'
import type { IdentitySecret } from '../workspaces/api-key.ts'
import { hasExpired } from '../workspaces/expiry.ts'
import type { RejectionReason } from './rejection-reasons.ts'

/** What a token has to fit. */
export type TokenReception = {
  readonly workspaceId: WorkspaceId
  /** Who shows it. */
  readonly visitorId: VisitorId
  readonly identitySecrets: readonly IdentitySecret[]
  /** Epoch milliseconds. */
  readonly receivedAt: number
}

type Refusal = {
  readonly kind: 'refused'
  readonly reason: Extract<RejectionReason, `TOKEN_${string}`>
  /** In words that hold nothing of the token. */
  readonly problem: string
}

export type TokenVerdict = { readonly kind: 'verified'; readonly claims: IdentityClaims } | Refusal

const toleranceSeconds = limits.identityTokenToleranceSeconds

const refusals = {
  TOKEN_MALFORMED: 'is no JWT signed with HS256',
  TOKEN_SIGNATURE_INVALID: 'no identity key of this workspace that is in force has signed it',
  TOKEN_EXPIRED: 'has expired',
  TOKEN_AHEAD: `iat or nbf is more than ${toleranceSeconds} seconds ahead of the server's clock`,
  TOKEN_OF_ANOTHER_VISITOR: 'is of another visitor',
} as const satisfies Partial<Record<RejectionReason, string>>

const refuse = (reason: Refusal['reason'], problem: string): Refusal => ({ kind: 'refused', reason, problem })
const refuseAs = (reason: keyof typeof refusals): Refusal => refuse(reason, refusals[reason])

/**
 * Judges a token as it arrives, by the server's clock: by the time that its sender gives it, a stolen one would never
 * expire. No other algorithm than HS256 is believed, whatever the token says.
 */
export async function judgeToken(token: string, reception: TokenReception): Promise<TokenVerdict> {
  const { workspaceId, identitySecrets, receivedAt } = reception
  const expected = {
    algorithms: ['HS256'],
    audience: workspaceId,
    requiredClaims: ['iat', 'exp'],
    clockTolerance: toleranceSeconds,
    currentDate: new Date(receivedAt),
  }
  for (const key of identitySecrets.filter((secret) => !hasExpired(secret, receivedAt))) {
    try {
      return judgeClaims((await jwtVerify(token, key.secret, expected)).payload, reception)
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) return refusalOf(error)
    }
  }
  return refuseAs('TOKEN_SIGNATURE_INVALID')
}

function judgeClaims(payload: JWTPayload, { visitorId, receivedAt }: TokenReception): TokenVerdict {
  const parsed = IdentityClaims.safeParse(payload)
  if (!parsed.success) return refuse('TOKEN_CLAIMS_INVALID', describe(parsed.error))
  const claims = parsed.data
  if (claims.iat > receivedAt / 1_000 + toleranceSeconds) return refuseAs('TOKEN_AHEAD')
  if (claims.visitorId && claims.visitorId !== visitorId) return refuseAs('TOKEN_OF_ANOTHER_VISITOR')
  return { kind: 'verified', claims }
}

/** @throws What is no verdict on the token, and so a bug. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return refuseAs('TOKEN_EXPIRED')
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error
    if (claim === 'nbf' && reason === 'check_failed') return refuseAs('TOKEN_AHEAD')
    return refuse(
      'TOKEN_CLAIMS_INVALID',
      `${claim}: ${claim === 'aud' ? 'is not this workspace' : 'is missing or wrong'}`,
    )
  }
  if (error instanceof errors.JOSEError) return refuseAs('TOKEN_MALFORMED')
  throw error
}

/** The first problem in words. */
const describe = ({ issues: [issue] }: z.ZodError): string =>
  [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')
