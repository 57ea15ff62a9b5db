import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { rebuild } from '../pipeline/derive.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'
import { showRebuilding } from './show-rebuilding.ts'

/** `touchline rebuild`: derives everything again from the inputs. */
export function registerRebuild(program: Command, config: Config): void {
  program
    .command('rebuild')
    .description('Derive everything again from events and CRM records; the result is the same, row for row')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .action((options: { workspace?: string }) =>
      withTouchline(config, 'rebuild', async ({ owner, derive }) => {
        const workspace = await chooseWorkspace(owner, options.workspace)
        await rebuild(derive, workspace.id, showRebuilding)
        process.stdout.write(`Rebuilt ${workspace.name}\n`)
      }),
    )
}
