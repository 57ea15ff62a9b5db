import { setTimeout as sleep } from 'node:timers/promises'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { asWorkspace } from '../db/as-workspace.ts'
import type { Db } from '../db/database.ts'
import { joinEmbedded } from '../db/embedded/join-embedded.ts'
import { AppError } from '../errors.ts'
import { isDatabaseDown } from '../lib/database-down.ts'
import type { AcceptedEvent } from '../modules/reports/arrival.ts'
import { acceptedBetween } from '../modules/reports/arrivals.queries.ts'
import { type RejectedEvent, rejectedBetween } from '../modules/reports/rejected-events.queries.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { type Touchline, withTouchline } from './open-touchline.ts'
import { createArrivals, mostAtOnce } from './tail/arrivals.ts'
import { parseDuration } from './tail/duration.ts'
import { arrivalAsJson, describeArrival, describeRejected, type Paint, rejectedAsJson } from './tail/line.ts'

type TailFlags = { readonly workspace?: string; readonly since?: string; readonly json?: true }

const help = `
Columns: when it was received (UTC), its verdict, type, whether a browser claims it or it is verified, the person it belongs
to, the channel of the touchpoint it is part of (… until that is derived), and the page or name.
Events of bots are stored and counted, and make nothing else: their verdict is "bot".
Of a rejected event: type, write key, reason and problem. Nothing else is kept of it but its outline, which --json shows.`

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

async function follow(
  { owner, reader }: Touchline,
  flags: TailFlags,
  sinceMs: number,
  stopping: AbortSignal,
): Promise<void> {
  const { id } = await chooseWorkspace(owner, flags.workspace)
  const { describe, describeRejected } = flags.json ? asJson : asLines
  const since = Date.now() - sinceMs
  const asReader = <T>(read: (db: Db) => Promise<T[]>): Promise<T[]> =>
    asWorkspace(reader, id, read).then((newestFirst) => newestFirst.toReversed())
  const accepted = createArrivals((...range) => asReader((db) => acceptedBetween(db, ...range)), addressOf, since)
  const rejected = createArrivals(
    (...range) => asReader((db) => rejectedBetween(db, id, ...range)),
    rejectedIdOf,
    since,
  )
  while (!stopping.aborted) {
    const [took, refused] = [await accepted(Date.now()), await rejected(Date.now())]
    if (took.hasMore || refused.hasMore) process.stderr.write(`More arrived at once than the ${mostAtOnce} shown\n`)
    const lines = [
      ...took.events.map((event) => ({ at: event.receivedAt, line: describe(event) })),
      ...refused.events.map((event) => ({ at: event.receivedAt, line: describeRejected(event) })),
    ].sort((one, other) => one.at.getTime() - other.at.getTime())
    process.stdout.write(lines.map(({ line }) => `${line}\n`).join(''))
    await sleep(pollMs, undefined, { signal: stopping }).catch(() => {})
  }
}

const addressOf = ({ streamId, eventId }: AcceptedEvent): string => `${streamId}/${eventId}`
const rejectedIdOf = ({ id }: RejectedEvent): string => id

const paint: Paint = (style, text) =>
  process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text

const asJson = { describe: arrivalAsJson, describeRejected: rejectedAsJson }
const asLines = {
  describe: (arrival: AcceptedEvent) => describeArrival(arrival, paint),
  describeRejected: (rejected: RejectedEvent) => describeRejected(rejected, paint),
}

/** Ctrl-C, a polite kill, and a reader of the output who has left (`| head`): each is how it ends, none is a failure. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  process.stdout.on('error', stop)
  return stopping.signal
}
