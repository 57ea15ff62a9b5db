import { setTimeout as sleep } from 'node:timers/promises'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { joinEmbedded } from '../db/embedded/join-embedded.ts'
import { AppError } from '../errors.ts'
import { isDatabaseDown } from '../lib/database-down.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { type Touchline, withTouchline } from './open-touchline.ts'
import { createArrivals, mostAtOnce } from './tail/arrivals.ts'
import { arrivedBetween } from './tail/arrived.queries.ts'
import { parseDuration } from './tail/duration.ts'
import { arrivalAsJson, describeArrival, type Paint } from './tail/line.ts'

type TailFlags = { readonly workspace?: string; readonly since?: string; readonly json?: true }

const help = `
Columns: when it was received (UTC), its verdict, type, whether a browser claims it or it is verified, the person it belongs
to, the channel of the touchpoint it is part of (… until that is derived), and the page or name.
Rejected events are not stored: they are in the collector's answer to whoever sent them.`

/** `touchline tail`. */
export function registerTail(program: Command, config: Config): void {
  program
    .command('tail')
    .description('Show events as they arrive, about a second later, until Ctrl-C')
    .option('--workspace <id>', 'whose; may be left out while there is only one workspace')
    .option('--since <duration>', 'begin with what arrived in the last 30s, 5m, 2h or 1d')
    .option('--json', 'print a JSON object a line')
    .addHelpText('after', help)
    .action((flags: TailFlags) => tail(config, flags))
}

const pollMs = 1_000

async function tail(config: Config, flags: TailFlags): Promise<void> {
  const sinceMs = flags.since === undefined ? 0 : parseDuration(flags.since)
  // One that is started only to look at it would keep the server from starting.
  if (config.databaseUrl === null && (await joinEmbedded(config.home)) === null) {
    throw new AppError('SERVER_DOWN', `Nothing arrives: no server runs on ${config.home}`)
  }
  const stopping = stopSignal()
  await withTouchline(config, 'tail', (touchline) => follow(touchline, flags, sinceMs, stopping)).catch((cause) => {
    if (isDatabaseDown(cause)) throw new AppError('DATABASE_DOWN', 'The database went away', { cause })
    throw cause
  })
}

async function follow({ owner }: Touchline, flags: TailFlags, sinceMs: number, stopping: AbortSignal): Promise<void> {
  const { id } = await chooseWorkspace(owner, flags.workspace)
  const describe = flags.json
    ? arrivalAsJson
    : (arrival: Parameters<typeof arrivalAsJson>[0]) => describeArrival(arrival, paint)
  const arrivals = createArrivals((from, to, limit) => arrivedBetween(owner, id, from, to, limit), Date.now() - sinceMs)
  while (!stopping.aborted) {
    const { events, hasMore } = await arrivals(Date.now())
    if (hasMore) process.stderr.write(`More arrived at once than the ${mostAtOnce} shown\n`)
    process.stdout.write(events.map((event) => `${describe(event)}\n`).join(''))
    await sleep(pollMs, undefined, { signal: stopping }).catch(() => {})
  }
}

const paint: Paint = (style, text) =>
  process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text

/** Ctrl-C, a polite kill, and a reader of the output who has left (`| head`): each is how it ends, none is a failure. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  process.stdout.on('error', stop)
  return stopping.signal
}
