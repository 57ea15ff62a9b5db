import type { WorkspaceId } from '@touchline/schema'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { readScript, type Script } from '../http/script.ts'
import type { KeyGrant } from '../modules/workspaces/api-key.ts'
import { type CreatedApiKey, createApiKey } from '../modules/workspaces/api-keys.queries.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'
import { readExpiry } from './read-expiry.ts'
import { type GrantOptions, readKeyGrant } from './read-key-grant.ts'
import { pinnedSnippet, signingSnippet, snippet } from './snippet.ts'

export type CreateOptions = GrantOptions & {
  readonly workspace?: string
  readonly name: string
  readonly expires?: string
  readonly json?: true
}

/** Where `touchline serve` listens unless told otherwise. */
const defaultServer = 'http://127.0.0.1:4000'

/** `touchline keys create`: prints the key first, alone on its line, then what to do with it. */
export async function createKey(config: Config, options: CreateOptions): Promise<void> {
  const grant = readKeyGrant(options)
  const server = readServer(options.server ?? defaultServer)
  const created = await withTouchline(config, 'keys create', async ({ owner }) => {
    const { id: workspaceId, timeZone } = await chooseWorkspace(owner, options.workspace)
    const now = new Date()
    const expiresAt = options.expires === undefined ? null : readExpiry(options.expires, timeZone, now)
    return {
      workspaceId,
      expiresAt,
      ...(await createApiKey(owner, { ...grant, workspaceId, name: options.name, expiresAt }, now)),
    }
  })
  process.stdout.write(options.json ? printJson(grant, created, server) : await printAdvice(grant, created, server))
}

/** Only an origin: the SDK sends events to where the script came from, whatever the path. */
function readServer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href) return url.origin
  throw new AppError(
    'INPUT_INVALID',
    `--server ${text} is no address of a server: give one such as https://t.example.com`,
  )
}

const printJson = ({ kind }: KeyGrant, { id, key, expiresAt, workspaceId }: WorkspaceKey, server: string): string =>
  `${JSON.stringify({
    ...{ keyId: id, key, expiresAt },
    ...(kind === 'WRITE' && { snippet: snippet(server, key) }),
    ...(kind === 'IDENTITY' && { audience: workspaceId }),
  })}\n`

type WorkspaceKey = CreatedApiKey & { readonly workspaceId: WorkspaceId; readonly expiresAt: Date | null }

async function printAdvice(grant: KeyGrant, created: WorkspaceKey, server: string): Promise<string> {
  const expires = created.expiresAt ? `It expires at ${created.expiresAt.toISOString()}.\n` : ''
  return `${created.key}\nIt is shown this once. To take it back: touchline keys revoke ${created.id}\n${expires}${await adviceFor(grant, created, server)}`
}

async function adviceFor(grant: KeyGrant, created: WorkspaceKey, server: string): Promise<string> {
  switch (grant.kind) {
    case 'WRITE':
      return adviceForPages(grant, created, server)
    case 'SECRET':
      return adviceForServers(grant)
    case 'IDENTITY':
      return adviceForSigning(created)
  }
}

const adviceForSigning = ({ workspaceId }: WorkspaceKey): string =>
  `It signs who your visitors are, and opens nothing: keep it on the servers of your site. On Node:

${signingSnippet}

Elsewhere, sign a JWT with HS256 and the whole key, for the audience ${workspaceId}: docs/identity.md.
`

const adviceForServers = ({ roles, requestsPerSecond }: Extract<KeyGrant, { kind: 'SECRET' }>): string =>
  `It reads every report, as ${roles.join(' and ')}, ${requestsPerSecond} times a second: keep it on servers.\n`

async function adviceForPages(
  { allowedOrigins, eventsPerMinute }: Extract<KeyGrant, { kind: 'WRITE' }>,
  { key }: CreatedApiKey,
  server: string,
): Promise<string> {
  const pages = allowedOrigins.join(', ') || 'any site: --origin https://www.example.com makes one for your pages alone'
  const script = await builtScript()
  return [
    `It may only append events, at most ${eventsPerMinute} per minute, from pages of ${pages}.`,
    `\nPut this into them:\n\n${snippet(server, key)}\n`,
    ...(script
      ? [`Or this, which runs the script as it is today and no other:\n\n${pinnedSnippet(server, key, script)}\n`]
      : []),
  ].join('\n')
}

/** Null where it is not built: then nobody is told of its version. */
const builtScript = (): Promise<Script | null> =>
  readScript().catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
