import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import {
  type BiLogin,
  grantBiLogin,
  hasOpenDoors,
  listBiLogins,
  revokeBiLogin,
} from '../modules/workspaces/bi-logins.queries.ts'
import { biAddress } from './bi-address.ts'
import { asJson, asText, type Granted } from './bi-granted.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'

type GrantOptions = { readonly workspace?: string; readonly name: string; readonly json?: true }

/** `touchline bi grant | revoke | list`. */
export function registerBi(program: Command, config: Config): void {
  const bi = program.command('bi').description('Logins with which BI tools read the SQL views of one workspace')
  bi.command('grant')
    .description('Create a login and show its password, once')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--name <name>', 'what it is for', 'unnamed')
    .option('--json', 'print JSON')
    .action((options: GrantOptions) => grant(config, options))
  bi.command('revoke')
    .description('Close a login for good, and end its sessions')
    .argument('<user>', 'as `touchline bi list` shows it')
    .action((user: string) => revoke(config, user))
  bi.command('list')
    .description('List logins, oldest first')
    .option('--json', 'print JSON')
    .action((options: { json?: true }) => list(config, options.json))
}

const openDoors = `This PostgreSQL lets every login create large objects and take advisory locks; docs/configuration.md has the
statements with which its administrator closes that.
`

async function grant(config: Config, options: GrantOptions): Promise<void> {
  const granted = await withTouchline(config, 'bi grant', async ({ owner }): Promise<Granted> => {
    const { id } = await chooseWorkspace(owner, options.workspace)
    const credentials = await grantBiLogin(owner, id, options.name, new Date())
    if (await hasOpenDoors(owner)) process.stderr.write(openDoors)
    return { workspaceId: id, credentials, address: await biAddress(config, owner) }
  })
  process.stdout.write(options.json ? asJson(granted) : asText(granted))
}

async function revoke(config: Config, user: string): Promise<void> {
  const isKnown = await withTouchline(config, 'bi revoke', ({ owner }) => revokeBiLogin(owner, user, new Date()))
  if (!isKnown) throw new AppError('BI_LOGIN_UNKNOWN', `There is no BI login ${user}`)
  process.stdout.write(`Revoked ${user}\n`)
}

async function list(config: Config, json: true | undefined): Promise<void> {
  const logins = await withTouchline(config, 'bi list', ({ owner }) => listBiLogins(owner))
  if (json) process.stdout.write(`${JSON.stringify(logins)}\n`)
  else process.stdout.write(logins.map(lineOf).join('') || 'No BI login yet: touchline bi grant --name …\n')
}

function lineOf({ user, workspaceId, name, createdAt, revokedAt }: BiLogin): string {
  const end = revokedAt ? `  revoked ${revokedAt.toISOString()}` : ''
  return `${user}  ${workspaceId}  ${name}  ${createdAt.toISOString()}${end}\n`
}
