import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { type Sealed, seal } from '../pipeline/seal.ts'
import { dropSealedMonths } from '../pipeline/seal-loop.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'

type SealFlags = { readonly workspace?: string; readonly dryRun?: true }

/** `touchline seal`. */
export function registerSeal(program: Command, config: Config): void {
  program
    .command('seal')
    .description('Seal what is older than the retention of the settings: touchpoints stay, their events go')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--dry-run', 'count what would be sealed, seal nothing')
    .addHelpText(
      'after',
      '\n`touchline serve` does so every hour. It may be stopped anywhere, and goes on where it stopped.',
    )
    .action((flags: SealFlags) => runSeal(config, flags))
}

async function runSeal(config: Config, { workspace: id, dryRun: isDryRun }: SealFlags): Promise<void> {
  const dryRun = isDryRun ?? false
  await withTouchline(config, 'seal', async ({ owner }) => {
    const workspace = await chooseWorkspace(owner, id)
    const sealed = await seal(owner, workspace, { now: new Date(), dryRun, onProgress: showSealing })
    if (!sealed) return say(`${workspace.name} keeps events for ever: nothing was sealed. ${howToSettle}`)
    say(inWords(sealed, dryRun))
    const dropped = dryRun ? [] : await dropSealedMonths(owner)
    if (dropped.length > 0) say(`Dropped the partitions ${dropped.join(', ')}: they were empty.`)
  })
}

const howToSettle = 'Settle on `retention: 36 months`, say, with `touchline settings apply`.'

/** Only batches in which something is sealed are worth a line. */
function showSealing({ events, stretches }: Sealed): void {
  if (events > 0) process.stderr.write(`Sealing: ${events} events in ${stretches} rows\n`)
}

function inWords({ before, streams, events, stretches }: Sealed, dryRun: boolean): string {
  const day = before.toISOString().slice(0, 10)
  const verb = dryRun ? 'Would seal' : 'Sealed'
  return `Events are kept since ${day}. ${verb}: ${events} events of ${streams} visitors and other streams, in ${stretches} rows.`
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
