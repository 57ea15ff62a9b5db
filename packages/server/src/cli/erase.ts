import { PersonId, type WorkspaceId } from '@touchline/schema'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { type ErasureTarget, erasePerson } from '../pipeline/erase.ts'
import type { ErasureCounts } from '../pipeline/erasure.queries.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { isMeant, requireSomebody } from './is-meant.ts'
import { keyNamed, waysToNameKeys } from './named-key.ts'
import { withTouchline } from './open-touchline.ts'

type EraseFlags = {
  readonly email?: string
  readonly crm?: string
  readonly user?: string
  readonly person?: string
  readonly workspace?: string
  readonly dryRun?: true
  readonly yes?: true
}

const ways = [...waysToNameKeys, 'person'] as const
type Way = (typeof ways)[number]

const help = `
Name the person in one of four ways. All keys that are known to be theirs go with the one you name.
Left of them is a keyed hash of each, so that neither an import nor a browser brings them back.`

/** `touchline erase`. */
export function registerErase(program: Command, config: Config): void {
  program
    .command('erase')
    .description('Delete everything about a person, and keep them from being stored again')
    .option('--email <address>', 'the person with this address')
    .option('--crm <system:id>', 'the person of this CRM record: salesforce:00Q1')
    .option('--user <id>', 'the person that the site knows by this user id')
    .option('--person <id>', 'the person with this person_id (reporting.leads shows it), or that once had it')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--dry-run', 'count what would be deleted, delete nothing')
    .option('--yes', 'do not ask whether it is meant')
    .addHelpText('after', help)
    .action((flags: EraseFlags) => erase(config, flags))
}

async function erase(config: Config, flags: EraseFlags): Promise<void> {
  const named = readTarget(flags)
  requireSomebody(flags)
  await withTouchline(config, 'erase', async ({ owner }) => {
    const workspace = await chooseWorkspace(owner, flags.workspace)
    const target = await targetOf(owner, workspace.id, named)
    const options = { command: `touchline erase --${named.way}`, now: new Date() }
    if (!flags.yes) {
      say(described(await erasePerson(owner, workspace, target, { ...options, dryRun: true }), 'Would delete'))
      if (flags.dryRun) return say('Dry run: nothing was deleted.')
      if (!(await isMeant('This cannot be undone. Delete it?'))) return say('Nothing was deleted.')
    }
    const deleted = described(await erasePerson(owner, workspace, target, options), 'Deleted')
    say(deleted)
    if (target.by === 'PERSON' && deleted === nothingLeft) return
    say('Nothing of them will be stored again. Backups, logs and the files you imported are yours to look after.')
  })
}

type NamedPerson = { readonly way: Way; readonly value: string }

function readTarget(flags: EraseFlags): NamedPerson {
  const given = ways.flatMap((way) => {
    const value = flags[way]?.trim()
    return value === undefined ? [] : [{ way, value }]
  })
  const [only, ...others] = given
  if (!only || others.length > 0) {
    throw new AppError('INPUT_INVALID', 'Say who, in one way: --email, --crm, --user or --person')
  }
  return only
}

async function targetOf(db: Db, workspaceId: WorkspaceId, { way, value }: NamedPerson): Promise<ErasureTarget> {
  if (way !== 'person') return { by: 'KEY', key: await keyNamed(db, workspaceId, { way, value }) }
  const id = PersonId.safeParse(value)
  if (!id.success) {
    throw new AppError('INPUT_INVALID', '--person is no UUID: give a person_id of reporting.leads')
  }
  return { by: 'PERSON', personId: id.data }
}

const nothingLeft = 'Nothing is left of this person.'

function described({ events, records, mentions, touchpoints, leads }: ErasureCounts, verb: string): string {
  if (events + records + mentions === 0) return nothingLeft
  return [
    `${verb}:`,
    `  events: ${events} (touchpoints made of them: ${touchpoints})`,
    `  versions of CRM records: ${records} (leads: ${leads})`,
    ...(mentions > 0 ? [`  keys of the person in rows of others, which stay: ${mentions}`] : []),
  ].join('\n')
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
