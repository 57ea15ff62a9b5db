import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { startOfDay } from '../lib/zone.ts'
import {
  type AwaitedKnowledge,
  findKnowledge,
  type KnowledgeState,
  knowledgeBetween,
  listKnowledge,
  requestKnowledge,
} from '../modules/workspaces/knowledge.queries.ts'
import { earliestOf, type Knowledge, knowledgeAt, knowledgeIdOf, latestOf } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { workOffKnowledge } from '../pipeline/knowledge-queue.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { type Touchline, withTouchline } from './open-touchline.ts'

type DeriveFlags = {
  readonly workspace?: string
  readonly at: string
  readonly since?: string
  readonly withoutClaims?: boolean
  readonly again?: true
}

/** `touchline knowledge derive | list`. */
export function registerKnowledge(program: Command, config: Config): void {
  const knowledge = program
    .command('knowledge')
    .description('Derive what was known at an earlier time, for reports of then')
  knowledge
    .command('derive')
    .description('Derive what was known then, under the identities, rules and definitions of then')
    .requiredOption('--at <time>', 'as of when: a day, from its beginning, or an instant such as 2026-01-31T12:00:00Z')
    .option(
      '--since <time>',
      'what was known at this earlier time, too, and all that explainChange takes between the two',
    )
    .option('--without-claims', 'without what browsers claim of who a visitor is, for reports that leave claims out')
    .option('--again', 'also what is derived already: more may be known of that time by now')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .addHelpText('after', '\nIt takes as long as a rebuild does. It may be stopped, and `touchline serve` goes on.')
    .action((flags: DeriveFlags) => derive(config, flags))
  knowledge
    .command('list')
    .description('List what is derived of earlier times')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .action((flags: { workspace?: string }) =>
      withTouchline(config, 'knowledge list', async ({ owner }) => {
        const { id } = await chooseWorkspace(owner, flags.workspace)
        say((await listKnowledge(owner, id)).map(stateInWords).join('\n') || 'Nothing was asked for.')
      }),
    )
}

const derive = (
  config: Config,
  { workspace: id, at, since, again, withoutClaims = false }: DeriveFlags,
): Promise<void> =>
  withTouchline(config, 'knowledge derive', async (touchline) => {
    const workspace = await chooseWorkspace(touchline.owner, id)
    const now = new Date()
    const to = readTime('--at', at, workspace, now)
    const from = since === undefined ? null : readTime('--since', since, workspace, now)
    if (from && from >= to) throw new AppError('INPUT_INVALID', `--since ${since} is not before --at ${at}`)
    if (from && withoutClaims) {
      const problem = '--without-claims is given with --since: leave one of them out, changes are explained with claims'
      throw new AppError('INPUT_INVALID', problem)
    }
    const known = from ? await knowledgeBetween(touchline.owner, workspace, from, to) : [knowledgeAt(to, withoutClaims)]
    await requestKnowledge(touchline.derive, workspace.id, known, { now, again: again ?? false })
    const states = await workOff(touchline, workspace, known)
    say(states.map(stateInWords).join('\n'))
    const failed = states.find(({ status }) => status === 'FAILED')
    if (failed) throw new AppError('KNOWLEDGE_NOT_DERIVED', `It could not be derived: ${failed.problem}`)
  })

/** Whatever `touchline serve` is at already is waited for. */
async function workOff({ derive: db }: Touchline, { id }: Workspace, known: readonly Knowledge[]) {
  for (;;) {
    await workOffKnowledge(db, { onProgress: showProgress })
    const states = await findKnowledge(db, id, known)
    const asked = known.flatMap((each) => states.get(knowledgeIdOf(id, each)) ?? [])
    if (asked.every(({ status }) => status === 'READY' || status === 'FAILED')) return asked
    await sleep(500)
  }
}

const showProgress = ({ known }: AwaitedKnowledge, done: number, total: number): void =>
  void process.stderr.write(`${timesInWords(known)}: ${done} of ${total} streams and records\n`)

/** @throws AppError `INPUT_INVALID` */
function readTime(option: string, text: string, { timeZone }: Workspace, now: Date): Date {
  const isDay = z.iso.date().safeParse(text).success
  const at = new Date(isDay ? startOfDay(text, timeZone) : text)
  const isInstant = isDay || z.iso.datetime({ offset: true }).safeParse(text).success
  if (!isInstant) {
    throw new AppError(
      'INPUT_INVALID',
      `${option} ${text} is neither a day like 2026-01-31 nor an instant like 2026-01-31T12:00:00Z`,
    )
  }
  if (at > now)
    throw new AppError('INPUT_INVALID', `${option} ${text} is still to come: what will be known then is not known yet`)
  return at
}

const timesInWords = (known: Knowledge): string => {
  const [since, at] = [earliestOf(known), latestOf(known)]
  if (since < at) return `${since.toISOString()} to ${at.toISOString()}, in part`
  return known.withoutClaims ? `${at.toISOString()} without claims` : at.toISOString()
}

const stateInWords = ({ known, status, done, total, derivedAt, leftOut, problem }: KnowledgeState): string => {
  const how = {
    QUEUED: 'waits',
    DERIVING: `${done} of ${total ?? '?'} streams and records`,
    READY: `ready since ${derivedAt?.toISOString()}${leftOut ? `, claims left out: ${leftOut.claims}` : ''}`,
    FAILED: `failed: ${problem}`,
  }
  return `${timesInWords(known)}: ${how[status]}`
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)
