import type { Command } from 'commander'
import { stringify } from 'yaml'
import type { Config } from '../config.ts'
import { parseSettings } from '../modules/workspaces/parse-settings.ts'
import { settledSettings } from '../modules/workspaces/settings.queries.ts'
import type { SettingsChange } from '../modules/workspaces/settings-changes.ts'
import { type WrittenSettings, writtenSettings } from '../modules/workspaces/written-settings.ts'
import { type AppliedSettings, applySettings } from '../pipeline/apply-settings.ts'
import { workOff } from '../pipeline/derive.ts'
import type { Reclassification } from '../pipeline/reclassify.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { withTouchline } from './open-touchline.ts'
import { readDocument } from './read-document.ts'
import { showRebuilding, showReclassifying } from './show-rebuilding.ts'

type ShowOptions = { readonly workspace?: string; readonly json?: true }
type ApplyOptions = { readonly workspace?: string; readonly dryRun?: true; readonly wait: boolean }

const whose = ['--workspace <id>', 'whose; may be left out while there is only one workspace'] as const

/** `touchline settings show | check | apply`. */
export function registerSettings(program: Command, config: Config): void {
  const settings = program
    .command('settings')
    .description('What a workspace has settled on: zone, stages, channel rules, hours, SLA, targets')
  settings
    .command('show')
    .description('Print the settings that hold, as a document that `apply` takes')
    .option(...whose)
    .option('--json', 'print JSON')
    .option('--yaml', 'print YAML, as without this option')
    .action((options: ShowOptions) => show(config, options))
  settings
    .command('check')
    .description('Say every mistake of a settings document, with its line')
    .argument('<file>', 'the settings, YAML or JSON')
    .action((file: string) => check(file))
  settings
    .command('apply')
    .description('Settle on what a document says; what it leaves out stays as it is')
    .argument('<file>', 'the settings, YAML or JSON')
    .option(...whose)
    .option('--dry-run', 'say what would change, change nothing')
    .option('--no-wait', 'leave what other channel rules move to `touchline serve`')
    .action((file: string, options: ApplyOptions) => apply(config, file, options))
}

async function show(config: Config, options: ShowOptions): Promise<void> {
  const held = await withTouchline(config, 'settings show', async ({ owner }) => {
    const workspace = await chooseWorkspace(owner, options.workspace)
    return writtenSettings(workspace, await settledSettings(owner, workspace.id))
  })
  process.stdout.write(options.json ? `${JSON.stringify(held, null, 2)}\n` : stringify(held))
}

/** @throws AppError `SETTINGS_INVALID` */
const readSettings = async (file: string): Promise<WrittenSettings> =>
  parseSettings(await readDocument(file, 'SETTINGS_INVALID'), file)

async function check(file: string): Promise<void> {
  const sections = Object.keys(await readSettings(file))
  process.stdout.write(`${file} is right: it settles ${sections.join(', ') || 'nothing'}\n`)
}

async function apply(config: Config, file: string, { workspace: id, dryRun, wait }: ApplyOptions): Promise<void> {
  const document = await readSettings(file)
  await withTouchline(config, 'settings apply', async ({ owner, derive }) => {
    const workspace = await chooseWorkspace(owner, id)
    const onProgress = showRebuilding
    const applied = await applySettings(owner, workspace.id, document, { now: new Date(), dryRun, onProgress })
    process.stdout.write(inWords(applied, dryRun))
    if (!wait || !applied.reclassified?.queued) return
    await workOff(derive, workspace.id, showReclassifying)
    process.stdout.write('Every touchpoint has the channel that the rules give it now.\n')
  })
}

function inWords({ changes, rebuilds, reclassified, movedSpend }: AppliedSettings, dryRun: true | undefined): string {
  if (changes.length === 0) return 'Nothing changed: this is what holds already.\n'
  const end = dryRun
    ? `Dry run: nothing was changed.${rebuilds ? ' Everything would be derived again.' : ''}`
    : `Applied.${rebuilds ? ' Everything was derived again: reports follow the new settings, for the past too.' : ''}`
  const spend = movedSpend > 0 ? `Spend: ${movedSpend} amounts go to another channel\n` : ''
  return `${changes.map(changeInWords).join('')}${movesInWords(reclassified)}${spend}${end}\n`
}

function movesInWords(reclassified: Reclassification | null): string {
  if (!reclassified) return ''
  if (reclassified.moves.length === 0) return 'The rules move nothing that is there to another channel.\n'
  return reclassified.moves
    .map(({ from, to, touchpoints, leads }) => `${from} → ${to}: ${touchpoints} touchpoints, ${leads} leads\n`)
    .join('')
}

const changeInWords = ({ path, was, willBe }: SettingsChange): string =>
  `${path}: ${was ?? '(nothing)'} → ${willBe ?? '(nothing)'}\n`
