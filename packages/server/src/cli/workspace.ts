import type { WorkspaceId } from '@touchline/schema'
import type { Command } from 'commander'
import { v7 } from 'uuid'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { isTimeZone } from '../lib/zone.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { createWorkspace, listWorkspaces } from '../modules/workspaces/workspaces.queries.ts'
import { withTouchline } from './open-touchline.ts'

type CreateOptions = {
  readonly name: string
  readonly timeZone: string
  readonly currency: string
  readonly ownHost: readonly string[]
  readonly json?: true
}

/** `touchline workspace create | list`. */
export function registerWorkspace(program: Command, config: Config): void {
  const workspace = program.command('workspace').description('Create and list workspaces')
  workspace
    .command('create')
    .description('Create a workspace: the home of one company’s data')
    .requiredOption('--name <name>', 'what people call it')
    .option('--time-zone <zone>', 'IANA zone in which its days begin and end', 'UTC')
    .option('--currency <code>', 'ISO 4217 code of its amounts', 'EUR')
    .option('--own-host <host...>', 'hosts of its own sites: coming from one of them starts no visit', [])
    .option('--json', 'print JSON')
    .action((options: CreateOptions) => create(config, options))
  workspace
    .command('list')
    .description('List workspaces, oldest first')
    .option('--json', 'print JSON')
    .action((options: { json?: true }) => list(config, options.json))
}

async function create(config: Config, options: CreateOptions): Promise<void> {
  const workspace = readWorkspace(options)
  await withTouchline(config, 'workspace create', ({ owner }) => createWorkspace(owner, workspace, new Date()))
  const { id } = workspace
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ workspaceId: id })}\n`
      : `Created workspace ${id}\nNext: touchline keys create --workspace ${id} --kind write\n`,
  )
}

function readWorkspace({ name, timeZone, currency, ownHost }: CreateOptions): Workspace {
  if (!isTimeZone(timeZone)) {
    throw new AppError('INPUT_INVALID', `--time-zone ${timeZone} is no IANA zone: give one such as Europe/Berlin`)
  }
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    throw new AppError('INPUT_INVALID', `--currency ${currency} is no ISO 4217 code: give one such as EUR`)
  }
  const id = v7() as WorkspaceId
  return { id, name, timeZone, currency, lookbackDays: 365, minimumSample: 30, ownHosts: ownHost, settings: {} }
}

async function list(config: Config, json: true | undefined): Promise<void> {
  const workspaces = await withTouchline(config, 'workspace list', ({ owner }) => listWorkspaces(owner))
  const line = ({ id, name, timeZone, currency }: Workspace): string => `${id}  ${name}  ${timeZone}  ${currency}\n`
  if (json) process.stdout.write(`${JSON.stringify(workspaces)}\n`)
  else process.stdout.write(workspaces.map(line).join('') || 'No workspace yet: touchline workspace create --name …\n')
}
