import { createHash } from 'node:crypto'
import { fc, test as law } from '@fast-check/vitest'
import { IdentityClaims, limits } from '@touchline/schema'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type SignedIdentity, type SigningOptions, signIdentity } from './sign-identity.ts'

const workspaceId = '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a44'
const key = `tli_${Buffer.from(workspaceId.replaceAll('-', ''), 'hex').toString('base64url')}${'k'.repeat(43)}`
const visitorId = '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a45'
const now = Date.parse('2026-11-22T12:00:00.900Z')
const iat = Math.floor(now / 1_000)

beforeEach(() => void vi.useFakeTimers({ now }))
afterEach(() => void vi.useRealTimers())

const sign = (identity: SignedIdentity, options?: SigningOptions): string =>
  signIdentity(key, identity, options) ?? expect.fail('nothing was signed')

describe('a token', () => {
  test('is a JWT as an independent implementation reads it', async () => {
    const token = sign({ userId: '7', email: ' Ada@Example.com' }, { visitorId: visitorId.toUpperCase() })
    const { payload, protectedHeader } = await jwtVerify(token, Buffer.from(key), { algorithms: ['HS256'] })
    const emailHash = createHash('sha256').update('ada@example.com').digest('hex')
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(payload).toEqual({ aud: workspaceId, iat, exp: iat + 3_600, visitorId, emailHash, userId: '7' })
    expect(IdentityClaims.parse(payload)).toEqual(payload)
    await expect(jwtVerify(token, Buffer.from(`${key}x`))).rejects.toThrow('signature verification failed')
  })

  test('names a CRM record, for as long as was asked', () => {
    const token = sign({ crmId: '00Q1', crmSystem: 'salesforce' }, { expiresInSeconds: 60 })
    expect(decodeProtectedHeader(token).alg).toBe('HS256')
    expect(decodeJwt(token)).toEqual({ aud: workspaceId, iat, exp: iat + 60, crmId: '00Q1', crmSystem: 'salesforce' })
  })

  test('holds no address in the clear', () => {
    expect(JSON.stringify(decodeJwt(sign({ email: 'ada@example.com' })))).not.toContain('ada')
  })

  test('with the longest keys of each kind is short enough to be sent', () => {
    const longest = { userId: 'u'.repeat(limits.textCharacters), crmId: 'c'.repeat(limits.textCharacters) }
    const token = sign({ ...longest, crmSystem: 's'.repeat(64), email: 'ada@example.com' }, { visitorId })
    expect(token.length).toBeLessThanOrEqual(limits.urlCharacters)
  })
})

describe('nothing is signed, and the developer is told,', () => {
  const ada = { userId: '7' }
  test.each([
    ['with no key', undefined, ada, {}, 'the key is no identity key'],
    ['with a write key', `tlw_${'k'.repeat(54)}`, ada, {}, 'the key is no identity key'],
    ['with half a key', key.slice(0, -1), ada, {}, 'the key is no identity key'],
    ['of nobody', key, {}, {}, 'names nobody; give email, userId, or crmId with crmSystem'],
    [
      'of a CRM record without its system',
      key,
      { crmId: '1' },
      {},
      'names nobody; give email, userId, or crmId with crmSystem',
    ],
    ['for a visitor without an id', key, ada, { visitorId: 'me' }, 'visitorId is no UUID'],
  ] as const)('%s', (_, given, identity, options, problem) => {
    const warnings: string[] = []
    expect(
      signIdentity(given, identity, { ...options, onWarning: (message) => warnings.push(message) }),
    ).toBeUndefined()
    expect(warnings).toEqual([`signIdentity: ${problem}`])
  })
})

law.prop([fc.anything(), fc.anything(), fc.anything()])(
  'whatever it is given, it neither throws nor signs for somebody with another key',
  (anyKey, identity, visitor) => {
    const onWarning = (): never => {
      throw new Error('from the page')
    }
    const options = { visitorId: visitor as string, onWarning }
    expect(signIdentity(anyKey as string, identity as SignedIdentity, options)).toBeUndefined()
  },
)
