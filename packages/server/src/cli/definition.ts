import { type Definition, defaultChannels } from '@touchline/schema'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { asWorkspace } from '../db/as-workspace.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { startOfDay } from '../lib/zone.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { byMonth } from '../modules/definitions/by-month.ts'
import { type EvaluatedLead, evaluateHistory } from '../modules/definitions/evaluate-history.queries.ts'
import { parseDefinition } from '../modules/definitions/parse-definition.ts'
import { readLeadId } from '../modules/reports/global-id.ts'
import { leadsByKey } from '../modules/reports/lead.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { monthsInWords, whyInWords } from './definition-in-words.ts'
import { withTouchline } from './open-touchline.ts'
import { readDocument } from './read-document.ts'

type CheckOptions = { readonly workspace?: string }

type EvaluateOptions = {
  readonly workspace?: string
  readonly since?: string
  readonly lead?: string
  readonly json?: true
}

/** `touchline definition check | evaluate`. */
export function registerDefinition(program: Command, config: Config): void {
  const definition = program.command('definition').description('Check and try out what makes a lead qualified')
  definition
    .command('check')
    .description('Say every mistake of a definition, with its line')
    .argument('<file>', 'the definition, YAML or JSON')
    .option('--workspace <id>', 'whose channels it may name; without it, those that every workspace has')
    .action((file: string, options: CheckOptions) => check(config, file, options))
  definition
    .command('evaluate')
    .description('Say which leads of the past would have met a definition; changes nothing')
    .argument('<file>', 'the definition, YAML or JSON')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--since <date>', 'only leads from that day on, YYYY-MM-DD')
    .option('--lead <id>', 'one lead, by the id that GraphQL gives it: when, and why')
    .option('--json', 'print JSON')
    .action((file: string, options: EvaluateOptions) => evaluate(config, file, options))
}

async function check(config: Config, file: string, { workspace }: CheckOptions): Promise<void> {
  const text = await readFile(file)
  const channels = workspace === undefined ? defaultChannels : await channelsOf(config, workspace)
  const { name, validFrom } = parseDefinition(text, file, channels)
  process.stdout.write(`${file} is right: "${name}", from ${validFrom}\n`)
}

const channelsOf = (config: Config, id: string): Promise<readonly string[]> =>
  withTouchline(config, 'definition check', async ({ owner }) => policyOf(await chooseWorkspace(owner, id)).channels)

const readFile = (file: string): Promise<string> => readDocument(file, 'DEFINITION_INVALID')

async function evaluate(config: Config, file: string, options: EvaluateOptions): Promise<void> {
  const text = await readFile(file)
  const { since, lead, json } = options
  if (since !== undefined && !z.iso.date().safeParse(since).success) {
    throw new AppError('INPUT_INVALID', `--since ${since} is no day like 2026-01-31`)
  }
  const { definition, evaluated } = await withTouchline(config, 'definition evaluate', async ({ owner, reader }) => {
    const workspace = await chooseWorkspace(owner, options.workspace)
    const definition = parseDefinition(text, file, policyOf(workspace).channels)
    const evaluated = await asWorkspace(reader, workspace.id, (db) =>
      lead === undefined ? ofAll(db, workspace, definition, since) : ofOne(db, workspace, definition, lead),
    )
    return { definition, evaluated }
  })
  process.stdout.write(lead === undefined ? months(definition, evaluated, json) : why(definition, evaluated, json))
}

const ofAll = (db: Db, { id, timeZone }: Workspace, definition: Definition, since: string | undefined) =>
  evaluateHistory(
    db,
    id,
    definition,
    { since: since === undefined ? null : new Date(startOfDay(since, timeZone)) },
    new Date(),
  )

/** A lead may be asked for by an id from before two persons turned out to be the same. */
async function ofOne(db: Db, { id }: Workspace, definition: Definition, leadId: string): Promise<EvaluatedLead[]> {
  const [found] = await leadsByKey(db, id, [readLeadId(leadId)])
  if (!found) throw new AppError('NOT_FOUND', `Workspace ${id} has no lead ${leadId}`)
  return evaluateHistory(db, id, definition, { personId: found.lead.personId, no: found.lead.no }, new Date())
}

function months({ name }: Definition, evaluated: readonly EvaluatedLead[], json: true | undefined): string {
  const rows = byMonth(
    evaluated.map(({ lead: { month, isWon }, evaluation }) => ({ month, isWon, isMet: evaluation.metAt !== null })),
  )
  return json ? `${JSON.stringify({ definition: name, months: rows })}\n` : monthsInWords(name, rows)
}

function why({ name }: Definition, evaluated: readonly EvaluatedLead[], json: true | undefined): string {
  return evaluated
    .map(({ evaluation: { metAt, why } }) => {
      const at = metAt === null ? null : new Date(metAt).toISOString()
      return json ? `${JSON.stringify({ definition: name, metAt: at, why })}\n` : whyInWords(name, at, why)
    })
    .join('')
}
