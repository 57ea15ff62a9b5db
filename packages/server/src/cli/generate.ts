import type { Command } from 'commander'
import { AppError } from '../errors.ts'
import { plantCompany } from '../planted/company.ts'
import { defaultPlan, noNoise } from '../planted/default-plan.ts'
import type { Drawing } from '../planted/leads.ts'
import { readServer, sendBatches } from './generate/send-batches.ts'
import { writeCompany } from './generate/write-company.ts'

type GenerateFlags = {
  readonly seed: string
  readonly leads: string
  readonly days: string
  readonly until?: string
  /** False where `--no-noise` is given. */
  readonly noise: boolean
  readonly send?: string
  readonly key?: string
}

const help = `
The folder gets events.ndjson (what each browser sends to POST /v1/events, but for sentAt, a line each), CSV files with a mapping
each for \`touchline import\`, and truth.json: how likely each channel's and owner's leads are to be worked, reached, accepted and
won, when, and what each channel would close with the same mix of segments as all; and of every lead and touchpoint, what and
whose it truly is. The same options give the same bytes. Reports should find what was planted, within their intervals.

  touchline generate planted --seed 7 --send http://127.0.0.1:4000 --key tlw_…`

/** `touchline generate`. */
export function registerGenerate(program: Command): void {
  program
    .command('generate')
    .description('Write a company made at random of which the truth is known: what reports should find in it')
    .argument('<folder>', 'where to: one that is empty, not there yet, or that this command wrote')
    .option('--seed <n>', 'which company: another number, another one', '1')
    .option('--leads <n>', 'how many leads it has', '2000')
    .option('--days <n>', 'over how many days they come', '365')
    .option('--until <day>', 'the first day of which nothing is known any more; today (UTC) unless given')
    .option('--no-noise', 'everybody has one browser, and nobody shares theirs')
    .option('--send <url>', 'send the events to the collector of this server as well')
    .option('--key <key>', 'a write key for it: touchline keys create --kind write')
    .addHelpText('after', help)
    .action((folder: string, flags: GenerateFlags) => generate(folder, flags))
}

async function generate(folder: string, flags: GenerateFlags): Promise<void> {
  const drawing = readDrawing(flags)
  const target = readTarget(flags)
  const company = plantCompany(flags.noise ? defaultPlan : { ...defaultPlan, noise: noNoise }, drawing)
  await writeCompany(folder, company, say)
  if (target) await sendBatches(target, company.batches, say)
  say(
    `Next:\n${company.files.map(({ kind }) => `  touchline import ${kind} ${folder}/${kind}.csv --mapping ${folder}/${kind}.yaml\n`).join('')}`,
  )
}

/** @throws AppError `INPUT_INVALID` */
function readDrawing({ seed, leads, days, until = new Date().toISOString().slice(0, 10) }: GenerateFlags): Drawing {
  return {
    seed: readWhole('--seed', seed, 0, Number.MAX_SAFE_INTEGER),
    leads: readWhole('--leads', leads, 1, 200_000),
    days: readWhole('--days', days, 1, 3_650),
    until: readDay(until),
  }
}

function readWhole(option: string, text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new AppError('INPUT_INVALID', `${option} is ${text}: give a whole number from ${least} to ${most}`)
}

/** Events can't be older than their ids can say, nor can reports of what has not come to pass be held against anything. */
function readDay(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  if (isDay && time >= Date.parse('2000-01-01') && time <= Date.now()) return text
  throw new AppError(
    'INPUT_INVALID',
    `--until is ${text}: give a day such as 2026-06-15, from 2000 on, and none to come`,
  )
}

/** Null where nothing is to be sent. @throws AppError `INPUT_INVALID` */
function readTarget({ send, key }: GenerateFlags) {
  if (send === undefined && key === undefined) return null
  if (send === undefined || key === undefined) {
    throw new AppError(
      'INPUT_INVALID',
      `${send === undefined ? '--key' : '--send'} needs ${send === undefined ? '--send' : '--key'} beside it`,
    )
  }
  return { server: readServer(send), key }
}

const say = (text: string): void => void process.stdout.write(text)
