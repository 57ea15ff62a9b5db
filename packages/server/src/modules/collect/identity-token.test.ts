import { createHmac, generateKeyPairSync } from 'node:crypto'
import { fc, test as law } from '@fast-check/vitest'
import { WorkspaceId } from '@touchline/schema'
import { signIdentity } from '@touchline/sdk/node'
import { type JWTPayload, SignJWT } from 'jose'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { receivedAt } from '../../test/collector.ts'
import { visitor } from '../../test/facts.ts'
import { newApiKey } from '../workspaces/api-key.ts'
import { judgeToken, type TokenReception } from './identity-token.ts'
import { judgeTokens } from './judge-tokens.ts'

const workspaceId = WorkspaceId.parse('0198f000-0000-7000-8000-000000000001')
const [key, olderKey, unknownKey] = [1, 2, 3].map(() => newApiKey(workspaceId, 'IDENTITY')) as [string, string, string]
const secretOf = (text: string, expiresAt: Date | null = null) => ({ secret: Buffer.from(text), expiresAt })
const reception: TokenReception = {
  workspaceId,
  visitorId: visitor(1),
  identitySecrets: [secretOf(key), secretOf(olderKey)],
  receivedAt,
}

const now = receivedAt / 1_000
const [minute, hour, day] = [60, 3_600, 86_400]
const claims = { aud: workspaceId, iat: now, exp: now + hour, userId: '7' }
const base64url = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')

const signedWith = (secret: string, payload: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'HS256', ...header }).sign(Buffer.from(secret))
const signed = (changes: JWTPayload = {}): Promise<string> => signedWith(key, { ...claims, ...changes })
const without = (claim: keyof typeof claims): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim))

const judged = (token: string, changes: Partial<TokenReception> = {}) => judgeToken(token, { ...reception, ...changes })
const reasonOf = async (token: string, changes: Partial<TokenReception> = {}): Promise<string> => {
  const verdict = await judged(token, changes)
  return verdict.kind === 'verified' ? 'verified' : verdict.reason
}

afterEach(() => void vi.useRealTimers())

describe('a token is verified', () => {
  test('as an independent implementation signs it, with any key that is in force', async () => {
    for (const secret of [key, olderKey]) {
      expect(await judged(await signedWith(secret, claims))).toEqual({ kind: 'verified', claims })
    }
  })

  test('as the SDK signs it', async () => {
    vi.useFakeTimers({ now: receivedAt, toFake: ['Date'] })
    const identity = { userId: '7', email: 'Ada@Example.com', crmId: '00Q1', crmSystem: 'salesforce' }
    const token = signIdentity(key, identity, { visitorId: visitor(1) })
    expect(await judged(`${token}`)).toMatchObject({
      kind: 'verified',
      claims: { userId: '7', crmId: '00Q1', crmSystem: 'salesforce', emailHash: expect.stringMatching(/^b5fc85e/) },
    })
  })

  test.each([
    ['until a minute after it has expired', { iat: now - hour, exp: now - minute + 1 }],
    ['from a minute before it was signed', { iat: now + minute }],
    ['for a day', { iat: now - day + 1, exp: now + 1 }],
    ['for its visitor', { visitorId: `${visitor(1)}`.toUpperCase() }],
    ['with claims that are not ours', { sub: 'ada', admin: true }],
  ])('%s', async (_, changes) => {
    expect(await reasonOf(await signed(changes))).toBe('verified')
  })
})

describe('a token is refused', () => {
  test.each([
    ['TOKEN_EXPIRED', { iat: now - hour, exp: now - minute }],
    ['TOKEN_AHEAD', { iat: now + minute + 1, exp: now + hour }],
    ['TOKEN_AHEAD', { nbf: now + minute + 1 }],
    ['TOKEN_CLAIMS_INVALID', { iat: now - day, exp: now + 1 }],
    ['TOKEN_CLAIMS_INVALID', { exp: now + 10 * 365 * day }],
    ['TOKEN_CLAIMS_INVALID', { aud: '0198f000-0000-7000-8000-000000000002' }],
    ['TOKEN_CLAIMS_INVALID', { userId: '' }],
    ['TOKEN_CLAIMS_INVALID', { userId: undefined }],
    ['TOKEN_CLAIMS_INVALID', { userId: 7 }],
    ['TOKEN_CLAIMS_INVALID', { email: 'ada@example.com' }],
    ['TOKEN_CLAIMS_INVALID', { emailHash: 'ada@example.com' }],
    ['TOKEN_CLAIMS_INVALID', { crmId: '1' }],
    ['TOKEN_CLAIMS_INVALID', { visitorId: 'me' }],
    ['TOKEN_OF_ANOTHER_VISITOR', { visitorId: visitor(2) }],
  ])('%s: %j', async (reason, changes) => {
    const verdict = await judged(await signed(changes))
    expect(verdict).toEqual({ kind: 'refused', reason, problem: expect.not.stringMatching(/ada|@/) })
  })

  test.each(['aud', 'iat', 'exp'] as const)('that lacks %s', async (claim) => {
    expect(await judged(await signedWith(key, without(claim)))).toMatchObject({
      reason: 'TOKEN_CLAIMS_INVALID',
      problem: expect.stringContaining(claim),
    })
  })

  test('that nobody here has signed: another key, one that has expired, none at all', async () => {
    expect(await reasonOf(await signedWith(unknownKey, claims))).toBe('TOKEN_SIGNATURE_INVALID')
    const expired = [secretOf(key, new Date(receivedAt))]
    expect(await reasonOf(await signed(), { identitySecrets: expired })).toBe('TOKEN_SIGNATURE_INVALID')
    expect(await reasonOf(await signed(), { identitySecrets: [] })).toBe('TOKEN_SIGNATURE_INVALID')
  })

  test('whose claims were changed after it was signed', async () => {
    const [header, , signature] = (await signed()).split('.')
    const forged = [header, base64url({ ...claims, userId: '8' }), signature].join('.')
    expect(await reasonOf(forged)).toBe('TOKEN_SIGNATURE_INVALID')
  })

  test.each(['none', 'None', 'HS384', 'HS512', 'RS256', 'ES256', 'hs256', ''])(
    'that says it is signed with %j, whatever its signature',
    async (alg) => {
      const content = `${base64url({ alg })}.${base64url(claims)}`
      for (const hash of ['sha256', 'sha384', 'sha512']) {
        const signature = createHmac(hash, key).update(content).digest('base64url')
        expect(await reasonOf(`${content}.${signature}`)).toBe('TOKEN_MALFORMED')
      }
      expect(await reasonOf(`${content}.`)).toBe('TOKEN_MALFORMED')
    },
  )

  test('that is signed with a private key, or brings its own', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const byRsa = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    expect(await reasonOf(byRsa)).toBe('TOKEN_MALFORMED')
    const jwk = publicKey.export({ format: 'jwk' })
    expect(await reasonOf(await signedWith(unknownKey, claims, { jwk, kid: '../../dev/null' }))).toBe(
      'TOKEN_SIGNATURE_INVALID',
    )
  })

  test('that demands what is not understood', async () => {
    const header = base64url({ alg: 'HS256', crit: ['b64'], b64: false })
    const content = `${header}.${base64url(claims)}`
    const signature = createHmac('sha256', key).update(content).digest('base64url')
    expect(await reasonOf(`${content}.${signature}`)).toBe('TOKEN_MALFORMED')
  })
})

const anyToken = fc.oneof(
  fc.string(),
  fc.array(fc.base64String(), { maxLength: 5 }).map((parts) => parts.join('.')),
  fc
    .tuple(fc.json(), fc.json())
    .map((parts) => `${parts.map((part) => Buffer.from(part).toString('base64url')).join('.')}.`),
)

law.prop([anyToken])('whatever stands in its place is refused, without an error', async (token) => {
  expect(await judged(token)).toMatchObject({ kind: 'refused' })
})

law.prop([fc.jsonValue()])('whatever is signed gets a verdict', async (payload) => {
  const content = `${base64url({ alg: 'HS256' })}.${base64url(payload)}`
  const signature = createHmac('sha256', key).update(content).digest('base64url')
  expect((await judged(`${content}.${signature}`)).kind).toBe('refused')
})

test('of a batch every token is judged, once, and only where it identifies', async () => {
  const token = await signed()
  const identify = { type: 'identify', identityToken: token }
  const events = [
    identify,
    identify,
    { type: 'page', identityToken: 'x' },
    null,
    { type: 'identify', identityToken: 7 },
  ]
  const verdicts = await judgeTokens(
    { visitorId: visitor(1), sentAt: '', events: [...events, { ...identify, identityToken: 'y' }] },
    reception,
  )
  expect([...verdicts].map(([text, { kind }]) => [text, kind])).toEqual([
    [token, 'verified'],
    ['y', 'refused'],
  ])
})
