import type { PersonId, StreamId, SubjectId, WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { replaceBotCounts, streamsWhereBotsName } from '../modules/collect/bot-counts.queries.ts'
import { botCounts, isOfBot } from '../modules/collect/bot-counts.ts'
import { eventsOfStreams, type ReadEvent } from '../modules/collect/events.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import {
  personsOfKeys,
  replaceIdentifications,
  replaceLinks,
  streamsNaming,
} from '../modules/identity/identity.queries.ts'
import { type Identification, ownersOf } from '../modules/identity/owner.ts'
import { replaceTouchpoints } from '../modules/journeys/touchpoints.queries.ts'
import { foldVisits } from '../modules/journeys/visits.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/** Derives how much of streams bots sent, and what the rest says of identity. Returns the keys that this may concern. */
export async function deriveStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
): Promise<IdentityKey[]> {
  const all = await eventsOfStreams(db, workspaceId, streamIds)
  await replaceBotCounts(db, workspaceId, streamIds, botCounts(workspaceId, all))
  const events = all.filter((event) => !isOfBot(event))
  const rows = events.flatMap((event) =>
    identificationsIn(event).map(({ key }) => ({
      workspace_id: workspaceId,
      stream_id: event.streamId,
      event_id: event.id,
      key,
      trust: event.trust,
      occurred_at: new Date(event.at).toISOString(),
    })),
  )
  return [
    ...(await replaceIdentifications(db, workspaceId, streamIds, rows)),
    ...(await replaceLinks(db, workspaceId, streamIds, events.flatMap(verifiedLinks))),
  ]
}

/**
 * Derives the touchpoints of streams, of whom their events belong to now. Returns the subjects that this concerns.
 *
 * @param knownBy Only of events that were known then, in epoch milliseconds. Whose they are is told by all.
 */
export async function deriveTouchpoints(
  db: DeriveDb,
  workspace: Workspace,
  streamIds: readonly StreamId[],
  knownBy = Number.POSITIVE_INFINITY,
): Promise<SubjectId[]> {
  const events = (await eventsOfStreams(db, workspace.id, streamIds)).filter((event) => !isOfBot(event))
  const keys = new Set(events.flatMap((event) => identificationsIn(event).map(({ key }) => key)))
  const persons = await personsOfKeys(db, workspace.id, [...keys])
  const folding = { ownHosts: workspace.ownHosts, classify: policyOf(workspace).classify }
  const touchpoints = [...groupBy(events, ({ streamId }) => streamId).values()].flatMap((stream) =>
    foldVisits(
      withOwners(stream, persons).filter(({ knownAt }) => knownAt <= knownBy),
      folding,
    ),
  )
  return replaceTouchpoints(db, workspace.id, streamIds, touchpoints)
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

function withOwners(stream: readonly ReadEvent[], persons: ReadonlyMap<IdentityKey, PersonId>) {
  const owners = ownersOf(stream, stream.flatMap(identificationsIn))
  return stream.map((event, i) => ({ ...event, owner: persons.get(owners[i] ?? '') ?? null }))
}

/** An event names one person: the owner of its strongest key. */
function identificationsIn({ id, at, body }: ReadEvent): Identification[] {
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
