import { type Command, Option } from 'commander'
import { validate } from 'uuid'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import {
  type ApiKey,
  defaultEventsPerMinute,
  defaultRequestsPerSecond,
  type KeyKind,
  writeKeyCacheMs,
} from '../modules/workspaces/api-key.ts'
import { listApiKeys, revokeApiKey } from '../modules/workspaces/api-keys.queries.ts'
import { hasExpired } from '../modules/workspaces/expiry.ts'
import { keyRoles } from '../modules/workspaces/permissions.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { type CreateOptions, createKey } from './create-key.ts'
import { withTouchline } from './open-touchline.ts'
import { registerRotateEmailKey } from './rotate-email-key.ts'

type ListOptions = { readonly workspace?: string; readonly json?: true }
type RevokeOptions = { readonly workspace?: string }

const whose = ['--workspace <id>', 'whose; may be left out while there is only one workspace'] as const

/** `touchline keys create | list | revoke | rotate-email`. */
export function registerKeys(program: Command, config: Config): void {
  const keys = program
    .command('keys')
    .description('Create, list and revoke keys; rotate the one that stands for addresses')
  registerCreate(keys, config)
  registerRotateEmailKey(keys, config)
  keys
    .command('list')
    .description('List the keys of a workspace and what each may do, oldest first')
    .option(...whose)
    .option('--json', 'print JSON')
    .action((options: ListOptions) => list(config, options))
  keys
    .command('revoke')
    .description('Have a key open nothing any more; again changes nothing')
    .argument('<key-id>', 'its id, as `keys list` shows it')
    .option(...whose)
    .action((id: string, options: RevokeOptions) => revoke(config, id, options))
}

function registerCreate(keys: Command, config: Config): void {
  keys
    .command('create')
    .description('Create a key and show it, once')
    .option(...whose)
    .addOption(
      new Option(
        '--kind <kind>',
        'write: public, for the SDK; secret: reads reports; identity: signs who visitors are; keep both on servers',
      )
        .choices(['write', 'secret', 'identity'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'what it is for', 'unnamed')
    .option('--expires <when>', 'it opens nothing after so many days (90d), or from a day on (2027-01-01)')
    .option('--origin <origin...>', 'write: only pages of these may use it; https://*.example.com is any subdomain')
    .option('--events-per-minute <n>', `write: what it may send to one server; ${defaultEventsPerMinute} unless given`)
    .option('--server <url>', 'write: where pages reach Touchline, for the snippet')
    .addOption(
      new Option('--role <role...>', 'secret: as whom it asks; bi unless given').choices(
        keyRoles.map((role) => role.toLowerCase()),
      ),
    )
    .option('--rate <n>', `secret: requests a second that one server answers; ${defaultRequestsPerSecond} unless given`)
    .option('--json', 'print JSON')
    .action((options: CreateOptions) => createKey(config, options))
}

async function list(config: Config, { workspace, json }: ListOptions): Promise<void> {
  const keys = await withTouchline(config, 'keys list', async ({ owner }) => {
    const { id } = await chooseWorkspace(owner, workspace)
    return listApiKeys(owner, id)
  })
  if (json) process.stdout.write(`${JSON.stringify(keys)}\n`)
  else
    process.stdout.write(
      keys.map((key) => lineOf(key, Date.now())).join('') || 'No key yet: touchline keys create --kind write\n',
    )
}

function lineOf(key: ApiKey, now: number): string {
  const { id, kind, name, createdAt, expiresAt, revokedAt } = key
  const expiry = expiresAt ? [`${hasExpired(key, now) ? 'expired' : 'expires'} ${minuteOf(expiresAt)}`] : []
  const revoked = revokedAt ? [`revoked ${dayOf(revokedAt)}`] : []
  return `${[id, kind.padEnd(8), name, ...mayDo(key), `created ${dayOf(createdAt)}`, ...expiry, ...revoked].join('  ')}\n`
}

function mayDo(key: ApiKey): string[] {
  switch (key.kind) {
    case 'WRITE':
      return [key.allowedOrigins.join(', ') || 'any origin', `${key.eventsPerMinute} events/min`]
    case 'SECRET':
      return [key.roles.join(', '), `${key.requestsPerSecond} requests/s`]
    case 'IDENTITY':
      return ['signs identity tokens']
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`

async function revoke(config: Config, id: string, options: RevokeOptions): Promise<void> {
  const key = await withTouchline(config, 'keys revoke', async ({ owner }) => {
    const workspace = await chooseWorkspace(owner, options.workspace)
    const revoked = validate(id) ? await revokeApiKey(owner, workspace.id, id, new Date()) : null
    if (!revoked) throw new AppError('KEY_UNKNOWN', `Workspace ${workspace.id} has no key ${id}`)
    return revoked
  })
  const since = `It opens nothing since ${key.revokedAt?.toISOString()}.`
  const lag = lagOf(key.kind)
  process.stdout.write(
    lag ? `${since} A running collector may ${lag} for up to ${writeKeyCacheMs / 1_000} seconds more.\n` : `${since}\n`,
  )
}

/** What a running collector may go on doing with a key of which it has not heard. */
const lagOf = (kind: KeyKind): string | null =>
  ({ WRITE: 'take its events', IDENTITY: 'believe its tokens', SECRET: null })[kind]
