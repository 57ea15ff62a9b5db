import { WorkspaceId } from '@touchline/schema'
import { randomText } from '../../lib/crypto.ts'
import type { KeyRole } from './permissions.ts'

/**
 * WRITE: public, may only append events. SECRET: reads reports; keep it on servers. IDENTITY: opens nothing; it signs
 * identity tokens.
 */
export const keyKinds = ['WRITE', 'SECRET', 'IDENTITY'] as const
export type KeyKind = (typeof keyKinds)[number]

/** What a key opens, and how far. */
export type KeyGrant =
  | {
      readonly kind: 'WRITE'
      /** Origins of the pages that may use it. None: any. */
      readonly allowedOrigins: readonly string[]
      /** What one server process takes of it. */
      readonly eventsPerMinute: number
    }
  | {
      readonly kind: 'SECRET'
      readonly roles: readonly KeyRole[]
      /** What one server process answers. */
      readonly requestsPerSecond: number
    }
  | { readonly kind: 'IDENTITY' }

/** A key as it is stored. The text that opens with it is not. */
export type ApiKey = KeyGrant & {
  readonly id: string
  readonly workspaceId: WorkspaceId
  readonly name: string
  readonly createdAt: Date
  /** From then on it opens nothing. Null: it never expires. */
  readonly expiresAt: Date | null
  /** Null while it opens. */
  readonly revokedAt: Date | null
}

/** One of the keys that a request can show. */
export type OpeningKey = Extract<ApiKey, { kind: 'WRITE' | 'SECRET' }>

/** What proves a token: the text of an identity key, in UTF-8, and its end. */
export type IdentitySecret = { readonly secret: Uint8Array; readonly expiresAt: Date | null }

/** Some thousand visitors at once; far below what one server can take. */
export const defaultEventsPerMinute = 60_000

/** A dashboard of fifty charts that opens within a second. */
export const defaultRequestsPerSecond = 50

/** How long the collector trusts a key that worked, unasked: a revoked one may still append for this long. */
export const writeKeyCacheMs = 5_000

/** Every report, and nobody by name. */
export const defaultRoles: readonly KeyRole[] = ['BI']

const prefixes = { WRITE: 'tlw_', SECRET: 'tls_', IDENTITY: 'tli_' } as const satisfies Record<KeyKind, string>

/** 16 bytes in base64url. */
const idCharacters = 22

/** For HMAC-SHA-256 as many as it gives: RFC 7518, section 3.2. */
const secretBytes = { WRITE: 24, SECRET: 24, IDENTITY: 32 } as const satisfies Record<KeyKind, number>

const shape = /^(tl[ws]_[\w-]{54}|tli_[\w-]{65})$/

/** A key that names its workspace, so that it can be looked up there and nowhere else. */
export const newApiKey = (workspaceId: WorkspaceId, kind: KeyKind): string =>
  prefixes[kind] + encodeWorkspace(workspaceId) + randomText(secretBytes[kind])

/** What a key says of itself. Null for what has not the shape of one: it proves nothing yet. */
export function readApiKey(key: string): { readonly kind: KeyKind; readonly workspaceId: WorkspaceId } | null {
  const kind = keyKinds.find((candidate) => key.startsWith(prefixes[candidate]))
  if (!kind || !shape.test(key)) return null
  const hex = Buffer.from(key.slice(4, 4 + idCharacters), 'base64url').toString('hex')
  return { kind, workspaceId: WorkspaceId.parse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')) }
}

const encodeWorkspace = (id: WorkspaceId): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
