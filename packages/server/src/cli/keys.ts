import { type Command, Option } from 'commander'
import type { Config } from '../config.ts'
import type { KeyKind } from '../modules/workspaces/api-key.ts'
import { createApiKey } from '../modules/workspaces/api-keys.queries.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'

type CreateOptions = {
  readonly workspace?: string
  readonly kind: 'write' | 'secret'
  readonly name: string
  readonly json?: true
}

/** `touchline keys create`. */
export function registerKeys(program: Command, config: Config): void {
  program
    .command('keys')
    .description('Create keys')
    .command('create')
    .description('Create a key and show it, once')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .addOption(
      new Option('--kind <kind>', 'write: public, for the SDK; secret: reads reports, keep it on servers')
        .choices(['write', 'secret'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'what it is for', 'unnamed')
    .option('--json', 'print JSON')
    .action((options: CreateOptions) => create(config, options))
}

async function create(config: Config, options: CreateOptions): Promise<void> {
  const kind = options.kind.toUpperCase() as KeyKind
  const key = await withTouchline(config, 'keys create', async ({ owner }) => {
    const { id } = await chooseWorkspace(owner, options.workspace)
    return createApiKey(owner, id, kind, options.name, new Date())
  })
  process.stdout.write(options.json ? `${JSON.stringify({ key })}\n` : `${key}\n${advice[kind]}`)
}

const advice: Record<KeyKind, string> = {
  WRITE: 'It is shown this once. It may only append events: put it into your pages.\n',
  SECRET: 'It is shown this once. It reads every report: keep it on servers.\n',
}
