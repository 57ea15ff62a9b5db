import type { Command } from 'commander'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { lastEmailKeyRotation } from '../modules/workspaces/email-key.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { isRebuildDue } from '../pipeline/rebuild-due.queries.ts'
import { countToWrap, finishRotation, rotateEmailKey, type WrappedKeys } from '../pipeline/rotate-email-key.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { isMeant, requireSomebody } from './is-meant.ts'
import { type Touchline, withTouchline } from './open-touchline.ts'
import { showRebuilding } from './show-rebuilding.ts'

type RotateFlags = { readonly workspace?: string; readonly dryRun?: true; readonly yes?: true }

const help = `
For when the database or a backup may have been read: with the old key, who has a list of addresses could look for them among
what is stored. Whatever names an address is wrapped with a new one, in one transaction; then everything is derived again, while
reports show the old. It may be stopped anywhere: the same command, or \`touchline serve\`, goes on where it stopped.`

/** `touchline keys rotate-email`. */
export function registerRotateEmailKey(keys: Command, config: Config): void {
  keys
    .command('rotate-email')
    .description('Wrap what is stored of e-mail addresses with another key')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--dry-run', 'count what would be wrapped, change nothing')
    .option('--yes', 'do not ask whether it is meant')
    .addHelpText('after', help)
    .action((flags: RotateFlags) => rotate(config, flags))
}

async function rotate(config: Config, flags: RotateFlags): Promise<void> {
  requireSomebody(flags)
  await withTouchline(config, 'keys rotate-email', async (touchline) => {
    const { owner } = touchline
    const workspace = await chooseWorkspace(owner, flags.workspace)
    if (await isRebuildDue(owner, workspace.id)) return finishFirst(touchline, workspace, flags)
    if (!flags.yes) {
      say(await previewed(owner, workspace))
      if (flags.dryRun) return say('Dry run: nothing was changed.')
      if (!(await isMeant('Rotate the key?'))) return say('Nothing was changed.')
    }
    const { generation, ...wrapped } = await rotateEmailKey(owner, workspace.id, new Date(), showRebuilding)
    say(`${described(wrapped, 'Wrapped')}\nKeys of addresses are of generation ${generation} now.`)
    await finish(touchline, workspace)
    say('Everything is derived by the new keys.')
  })
}

/** What an earlier command did not get to comes first, and is all that is asked for then. */
async function finishFirst(touchline: Touchline, workspace: Workspace, { dryRun }: RotateFlags): Promise<void> {
  const last = await lastEmailKeyRotation(touchline.owner, workspace.id)
  const when = last ? `The rotation of ${last.rotatedAt.toISOString()}` : 'An earlier rotation'
  if (dryRun) return say(`${when} waits for everything to be derived again. Dry run: nothing was changed.`)
  await finish(touchline, workspace)
  say(`${when} is finished: everything is derived by its keys. The key was not rotated again.`)
}

function finish({ derive }: Touchline, { id }: Workspace): Promise<void> {
  process.stderr.write('Everything is derived again; it may be stopped, and `touchline serve` goes on\n')
  return finishRotation(derive, id, showRebuilding)
}

async function previewed(db: Db, { id }: Workspace): Promise<string> {
  const last = await lastEmailKeyRotation(db, id)
  const lines = [
    described(await countToWrap(db, id), 'Would wrap what names an address'),
    `The key was ${last ? `last rotated at ${last.rotatedAt.toISOString()}` : 'never rotated before'}.`,
    'The collector and imports wait meanwhile; nothing is lost. Then everything is derived again.',
  ]
  return lines.join('\n')
}

const described = ({ events, records }: WrappedKeys, verb: string): string =>
  [`${verb}:`, `  events: ${events}`, `  versions of CRM records: ${records}`].join('\n')

const say = (text: string): void => void process.stdout.write(`${text}\n`)
