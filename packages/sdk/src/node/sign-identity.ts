import { createHmac } from 'node:crypto'
import type { Identity } from '../api.ts'
import { identifying } from '../identity.ts'
import { syncHash } from '../plugins/sha256.ts'
import { quietly } from '../quietly.ts'
import type { Fact, IdentifyEvent } from '../wire.ts'
import { isVisitorId } from './visitor-id.ts'

/** Whom the site knows that it has before it: at least one key. */
export type SignedIdentity = Omit<Identity, 'identityToken'>

export type SigningOptions = {
  /** The only visitor who may show the token, as `visitorIdOf` reads it from a request. By default any may. */
  readonly visitorId?: string | undefined
  /** How long the token holds. By default 3,600: an hour; at most 86,400: a day. */
  readonly expiresInSeconds?: number | undefined
  /** Hears why there is no token. By default nobody does. */
  readonly onWarning?: ((message: string, cause?: unknown) => void) | undefined
}

const anHour = 3_600

/**
 * Signs who it is that gets a page, for `identify({ identityToken })` on it: a JWT by HS256. An address is in it only as
 * the SHA-256 of its normalised spelling.
 *
 * @param key An identity key of the workspace. Never let it leave the server.
 * @returns Undefined for a wrong key, and for who has no key: then the visitor is not verified, and the page still works.
 */
export function signIdentity(
  key: string | undefined,
  identity: SignedIdentity,
  { visitorId, expiresInSeconds = anHour, onWarning }: SigningOptions = {},
): string | undefined {
  const warn = quietly((message: string, cause?: unknown) => onWarning?.(message, cause))
  const refuse = (problem: string): undefined => void warn(`signIdentity: ${problem}`)
  const sign = (): string | undefined => {
    const audience = workspaceOf(key)
    if (!audience) return refuse('the key is no identity key')
    if (visitorId !== undefined && !isVisitorId(visitorId)) return refuse('visitorId is no UUID')
    const named = namedBy(identity)
    if (!named) return refuse('names nobody; give email, userId, or crmId with crmSystem')
    const iat = Math.floor(Date.now() / 1_000)
    const claims = { aud: audience, iat, exp: iat + expiresInSeconds, visitorId: visitorId?.toLowerCase(), ...named }
    return signed(`${key}`, claims)
  }
  return quietly(sign, warn)()
}

/** The workspace that an identity key names. */
function workspaceOf(key: unknown): string | undefined {
  const id = /^tli_([\w-]{22})[\w-]{43}$/.exec(`${key}`)?.[1]
  if (!id) return undefined
  const hex = Buffer.from(id, 'base64url').toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** As `identify` tells it. Undefined for nobody. */
function namedBy(identity: SignedIdentity): object | undefined {
  let named: object | undefined
  const tell = ({ type: _type, ...keys }: Fact<IdentifyEvent>): void => {
    // One without the other names nobody.
    named = keys.crmId && keys.crmSystem ? keys : { ...keys, crmId: undefined, crmSystem: undefined }
  }
  identifying({ ...identity, identityToken: undefined }, syncHash, tell, () => {})
  return named
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A JWT in compact form. @see RFC 7515, section 3.1; RFC 7519. */
function signed(key: string, claims: object): string {
  const content = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`
}
