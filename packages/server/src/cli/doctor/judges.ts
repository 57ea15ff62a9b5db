import type { Retention } from '@touchline/schema'
import { remedyOf } from '../../modules/collect/rejection-reasons.ts'
import type { Sealing } from '../../modules/collect/sealing.queries.ts'
import { type Finding, fail, pass, warn } from './check.ts'
import type { Aside, ExpiringKey, Long } from './doctor.queries.ts'

const gigabyte = 1_000_000_000

/** Below this PostgreSQL may not be able to write its next journal. */
const leastBytes = gigabyte / 5

export function judgeSpace(freeBytes: number): Finding {
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB free`
  if (freeBytes < leastBytes) return fail(found)
  return freeBytes < gigabyte ? warn(found) : pass(found)
}

/** @param major Of PostgreSQL. */
export const judgeVersion = (major: number, version: string): Finding =>
  major >= 15 ? pass(`PostgreSQL ${version}`) : fail(`PostgreSQL ${version}: 15 is the oldest that will do`)

/**
 * @param waiting Entries of the queue.
 * @param oldestSeconds How long the oldest waits at least. Null where nothing tells.
 * @param backlog What other channel rules move: it is derived again when nothing else waits.
 */
export function judgeQueue(waiting: number, oldestSeconds: number | null, backlog: number): Finding {
  const behind = backlog === 0 ? '' : `, ${backlog} to be reclassified in the background`
  if (waiting === 0) return pass(`nothing waits${behind}`)
  const found = `${waiting} waiting${oldestSeconds === null ? '' : `, the oldest for ${oldestSeconds} s`}${behind}`
  if (oldestSeconds === null || oldestSeconds < 60) return pass(found)
  return oldestSeconds < 3_600 ? warn(found) : fail(found)
}

/** @param asides What could not be derived, by error. */
export function judgeSetAside(asides: readonly Aside[]): Finding {
  if (asides.length === 0) return pass('everything could be derived')
  const said = asides.map(({ error, count, since }) => `${count} since ${since.toISOString().slice(0, 10)} (${error})`)
  return fail(`visitors or keys that could not be derived, and are missing from reports: ${said.join('; ')}`)
}

export function judgeKeys(write: number, secret: number): Finding {
  const found = `${write} to write, ${secret} to read`
  return write > 0 && secret > 0 ? pass(found) : warn(found)
}

/** @param expiring Keys that have expired or soon will. */
export function judgeExpiry(expiring: readonly ExpiringKey[], now: Date): Finding {
  if (expiring.length === 0) return pass('none soon')
  const said = expiring.map(({ name, expiresAt, used }) => {
    const tense = expiresAt <= now ? 'expired' : 'expires'
    return `"${name}" ${tense} ${expiresAt.toISOString().slice(0, 10)}${used > 0 ? ' and is still used' : ''}`
  })
  return warn(said.join(', '))
}

/** @param rejected The most frequent reason of a key first. */
export function judgeRejected(
  rejected: readonly { readonly reason: string; readonly keyName: string; readonly events: number }[],
): Finding {
  const [first] = rejected
  if (!first) return pass('none since yesterday')
  const total = rejected.reduce((sum, { events }) => sum + events, 0)
  const named = rejected.slice(0, 3).map(({ reason, keyName, events }) => `${reason} by key "${keyName}" (${events})`)
  const rest = rejected.length > 3 ? ` and ${rejected.length - 3} more` : ''
  return warn(`${total} since yesterday: ${named.join(', ')}${rest}`, remedyOf(first.reason))
}

/** A server makes them 90 days ahead: whoever has fewer had none for a while. */
const fewestDaysAhead = 30

export function judgePartitions(madeUntil: Date, inNone: number, now: Date): Finding {
  const found = `made until ${madeUntil.toISOString().slice(0, 10)}`
  if (inNone > 0) return warn(`${found}; ${inNone} events are in none`)
  const daysAhead = (madeUntil.getTime() - now.getTime()) / 86_400_000
  return daysAhead < fewestDaysAhead ? warn(found) : pass(found)
}

/** Above this share of events, a site has hardly anybody else: or people are taken for bots. */
const mostOfBots = 0.5

export function judgeBots(ofBots: number, events: number): Finding {
  if (events === 0) return pass('none since yesterday')
  const found = `${ofBots} of ${events} events since yesterday, ${Math.round((ofBots / events) * 100)}%`
  return ofBots / events <= mostOfBots ? pass(found) : warn(found)
}

/** How many of them are named. */
const namedLong = 3

/**
 * @param long Visitors or persons of very many touchpoints, the longest first.
 * @param what They are called.
 */
export function judgeLong(long: readonly Long[], what: string): Finding {
  if (long.length === 0) return pass('none')
  const named = long.slice(0, namedLong).map(({ id, touchpoints }) => `${id} (${touchpoints})`)
  const more = long.length > namedLong ? ` and ${long.length - namedLong} more` : ''
  return warn(`${what} of over 5,000 touchpoints, in reports up to a minute late: ${named.join(', ')}${more}`)
}

/** A server seals every hour: whoever sealed nothing for so long has none, or one that can't. */
const longestUnsealedMs = 2 * 86_400_000

/** @param retention Undefined where events are kept for ever; what was sealed before stays so. */
export function judgeRetention(retention: Retention | undefined, sealing: Sealing | null, now: Date): Finding {
  const { events = 0, sealedBefore = null, sealedAt = null } = sealing ?? {}
  const until = sealedBefore ? `; sealed before ${sealedBefore.toISOString().slice(0, 10)}: ${events} events` : ''
  if (!retention) return pass(`events are kept for ever${until}`)
  const found = `events are kept for ${retention.count} ${retention.unit}${until}`
  if (sealedAt && now.getTime() - sealedAt.getTime() < longestUnsealedMs) return pass(found)
  return warn(sealedAt ? `${found}, last at ${sealedAt.toISOString().slice(0, 10)}` : `${found}; nothing is sealed yet`)
}

export const judgePresence = (count: number, found: string): Finding => (count > 0 ? pass(found) : warn(found))

export const judgeAbsence = (count: number, found: string): Finding => (count === 0 ? pass(found) : warn(found))

/** Whether `part` of `whole` is no more than `most`, a share from 0 to 1. */
export function judgeShare(part: number, whole: number, most: number): Finding {
  if (whole === 0) return pass('none yet')
  const found = `${part} of ${whole}, ${Math.round((part / whole) * 100)}%`
  return part / whole <= most ? pass(found) : warn(found)
}
