import type { PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { replaceBotCounts, streamsWhereBotsName } from '../modules/collect/bot-counts.queries.ts'
import { botCounts, isOfBot } from '../modules/collect/bot-counts.ts'
import { eventsOfStreams } from '../modules/collect/events.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import type { ReadEvent } from '../modules/collect/read-event.ts'
import {
  personsOfKeys,
  replaceIdentifications,
  replaceLinks,
  streamsNaming,
} from '../modules/identity/identity.queries.ts'
import { type Identification, ownersOf } from '../modules/identity/owner.ts'
import { replaceExposures } from '../modules/journeys/exposures.queries.ts'
import { firstExposures } from '../modules/journeys/exposures.ts'
import { type ChangedJourney, replaceTouchpoints } from '../modules/journeys/touchpoints.queries.ts'
import { foldVisits } from '../modules/journeys/visits.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/**
 * Derives how much of streams bots sent, and what the rest says of identity. Returns the keys that this may concern.
 *
 * @param all Their events: all of them.
 */
export async function deriveStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  all: readonly ReadEvent[],
): Promise<IdentityKey[]> {
  await replaceBotCounts(db, workspaceId, streamIds, botCounts(workspaceId, all))
  const events = all.filter((event) => !isOfBot(event))
  const rows = events.flatMap((event) =>
    identificationsIn(event).map(({ key }) => ({
      workspace_id: workspaceId,
      stream_id: event.streamId,
      event_id: event.id,
      key,
      trust: event.trust,
      occurred_at: new Date(event.at),
    })),
  )
  return [
    ...(await replaceIdentifications(db, workspaceId, streamIds, rows)),
    ...(await replaceLinks(db, workspaceId, streamIds, events.flatMap(verifiedLinks))),
  ]
}

/** The end of a stream that has grown, from the last visit on that what is new may have changed. */
export type Tail = {
  readonly streamId: StreamId
  /** When that visit began, in epoch milliseconds. Touchpoints before it stay as they are. */
  readonly from: number
  readonly events: readonly ReadEvent[]
  /** Of the whole stream. */
  readonly identifications: readonly Identification[]
}

/** What streams are folded from: all of their events, or those of their ends, with what identifies them. */
export type Foldable = {
  readonly streamIds: readonly StreamId[]
  readonly events: readonly ReadEvent[]
  readonly tails: readonly Tail[]
}

/**
 * Derives the touchpoints of streams, and what variants of experiments were shown on them, of whom their events belong to now.
 * Returns the journeys that are others now.
 *
 * @param knownBy Only of events that were known then, in epoch milliseconds. Whose they are is told by all.
 */
export async function deriveTouchpoints(
  db: DeriveDb,
  workspace: Workspace,
  { streamIds, events, tails }: Foldable,
  knownBy = Number.POSITIVE_INFINITY,
): Promise<ChangedJourney[]> {
  const people = events.filter((event) => !isOfBot(event))
  const streams = [
    ...[...groupBy(people, ({ streamId }) => streamId).values()].map((own) => ({
      events: own,
      identifications: own.flatMap(identificationsIn),
    })),
    ...tails,
  ]
  const keys = new Set(streams.flatMap(({ identifications }) => identifications.map(({ key }) => key)))
  const persons = await personsOfKeys(db, workspace.id, [...keys])
  const folding = { ownHosts: workspace.ownHosts, classify: policyOf(workspace).classify }
  const owned = streams.map((stream) => withOwners(stream, persons).filter(({ knownAt }) => knownAt <= knownBy))
  const from = new Map(tails.map((tail) => [tail.streamId, tail.from]))
  const ids = [...streamIds, ...from.keys()]
  await replaceExposures(db, workspace.id, ids, owned.flatMap(firstExposures), from)
  const touchpoints = owned.flatMap((own) => foldVisits(own, folding))
  return replaceTouchpoints(db, workspace.id, ids, touchpoints, from)
}

/**
 * The events that are those of the persons of `keys` now, by the rule that gives each event of a stream its owner. Events of
 * bots make nobody known, and yet are those of whom the stream names.
 */
export async function eventsOfPersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<ReadEvent[]> {
  const own = new Set(keys)
  const ownOf = (events: readonly ReadEvent[], among: readonly ReadEvent[]): ReadEvent[] => {
    const owners = ownersOf(events, among.flatMap(identificationsIn))
    return events.filter((_, i) => own.has(owners[i] ?? ''))
  }
  const naming = await streamsNaming(db, workspaceId, keys)
  const streamIds = new Set([...naming, ...(await streamsWhereBotsName(db, workspaceId, keys))])
  const events = await eventsOfStreams(db, workspaceId, [...streamIds])
  return [...groupBy(events, ({ streamId }) => streamId).values()].flatMap((stream) => {
    const people = stream.filter((event) => !isOfBot(event))
    return [...ownOf(people, people), ...ownOf(stream.filter(isOfBot), stream)]
  })
}

function withOwners(
  { events, identifications }: Pick<Tail, 'events' | 'identifications'>,
  persons: ReadonlyMap<IdentityKey, PersonId>,
) {
  const owners = ownersOf(events, identifications)
  return events.map((event, i) => ({ ...event, owner: persons.get(owners[i] ?? '') ?? null }))
}

/** An event names one person: the owner of its strongest key. */
export function identificationsIn({ id, at, body }: ReadEvent): Identification[] {
  const [key] = 'keys' in body ? body.keys : []
  return key === undefined ? [] : [{ id, at, key }]
}

/** Only what is verified joins keys; what a browser claims, even beside a token, never does. */
function verifiedLinks({ streamId, trust, body }: ReadEvent) {
  if (trust !== 'VERIFIED' || !('keys' in body)) return []
  const claimed = 'claimed' in body ? body.claimed : undefined
  const [strongest, ...others] = body.keys.filter((key) => !claimed?.includes(key))
  return strongest === undefined ? [] : others.map((otherKey) => ({ key: strongest, otherKey, origin: streamId }))
}
