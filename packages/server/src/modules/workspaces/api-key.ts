import { WorkspaceId } from '@touchline/schema'
import { randomText } from '../../lib/crypto.ts'

/** WRITE: public, may only append events. SECRET: reads reports; keep it on servers. */
export const keyKinds = ['WRITE', 'SECRET'] as const
export type KeyKind = (typeof keyKinds)[number]

const prefixes = { WRITE: 'tlw_', SECRET: 'tls_' } as const satisfies Record<KeyKind, string>

/** 16 bytes in base64url. */
const idCharacters = 22
const secretBytes = 24

/** A key that names its workspace, so that it can be looked up there and nowhere else. */
export const newApiKey = (workspaceId: WorkspaceId, kind: KeyKind): string =>
  prefixes[kind] + encodeWorkspace(workspaceId) + randomText(secretBytes)

/** What a key says of itself. Null for what has not the shape of one: it proves nothing yet. */
export function readApiKey(key: string): { readonly kind: KeyKind; readonly workspaceId: WorkspaceId } | null {
  const kind = keyKinds.find((candidate) => key.startsWith(prefixes[candidate]))
  if (!kind || !/^tl[ws]_[\w-]{54}$/.test(key)) return null
  const hex = Buffer.from(key.slice(4, 4 + idCharacters), 'base64url').toString('hex')
  return { kind, workspaceId: WorkspaceId.parse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')) }
}

const encodeWorkspace = (id: WorkspaceId): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
