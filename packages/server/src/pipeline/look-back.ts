import type { PersonId, StreamId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { eventsOfStreams, streamsHeardSince } from '../modules/collect/events.queries.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { keysOfPersons, personsOfKeys } from '../modules/identity/identity.queries.ts'
import { toldAsToday, versionsKnownBy } from '../modules/outcomes/known-by.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { journeysAmong } from './concerned-persons.queries.ts'
import { deriveLeadsOf } from './derive-leads.ts'
import { deriveSafely } from './derive-safely.ts'
import { deriveTouchpoints } from './derive-streams.ts'
import { leadTables } from './leads.queries.ts'
import { sharingOpportunities } from './person-facts.ts'
import { isRebuildDue } from './rebuild-due.queries.ts'
import { type KnownOf, recallRecords } from './recall-records.ts'
import { letRead, personsMetIn, type Replaced, recallSpend, replaceIn, reveal, shadow } from './shadow.queries.ts'

const heardSince: Replaced = { name: 'past_stream', columns: ['stream_id'] }
const concerned: Replaced = { name: 'past_person', columns: ['person_id'] }

const retryAfterSeconds = 60

/** What is derived in one go. */
const batchSize = 1_000

type Asked = {
  readonly workspace: Workspace
  readonly asOf: Date
  /** Called between batches; throws when it has taken long enough. */
  readonly mayGoOn: () => void
}

/**
 * Shows the transaction of `db` what was known of a workspace at an instant, under the identities, rules and definitions of
 * today, in the place of what is known now: what has become known since is left out, and whatever that concerns is derived
 * again by the one engine, into temporary tables. It takes as long as much has become known since.
 *
 * @param db Of role `derive`, in a transaction that may write, and ends without being committed.
 * @throws AppError `PAST_BUSY` while its inputs are others than what is derived of them knows.
 */
export async function lookBack(db: DeriveDb, asked: Asked): Promise<void> {
  const { workspace, asOf } = asked
  if (await isRebuildDue(db, workspace.id)) {
    throw new AppError('PAST_BUSY', 'Everything of the workspace is being derived again', { retryAfterSeconds })
  }
  await recallSpend(db, workspace.id, asOf)
  const keys = await recallRecordsThen(db, asked)
  await shadow(db, 'set_aside')
  const met = await recallTouchpoints(db, asked)
  const named = await personsOfKeys(db, workspace.id, keys)
  await recallLeads(db, asked, await withSharing(db, asked, [...new Set([...named.values(), ...met])]))
  await letRead(db, ['touchpoint', 'exposure', ...leadTables], [heardSince, concerned])
}

/** Returns every key that this concerns. */
function recallRecordsThen(db: DeriveDb, { workspace, asOf, mayGoOn }: Asked): Promise<IdentityKey[]> {
  const knownOf: KnownOf = ({ object, versions }) =>
    versionsKnownBy(object, versions, asOf.getTime(), workspace.timeZone)
  return recallRecords(db, workspace.id, { since: asOf, butOf: toldAsToday, knownOf, mayGoOn })
}

/** Returns every person whom this concerns. */
async function recallTouchpoints(db: DeriveDb, { workspace, asOf, mayGoOn }: Asked): Promise<PersonId[]> {
  const streams = await streamsHeardSince(db, workspace.id, asOf)
  await replaceIn(
    db,
    heardSince,
    'uuid',
    streams.map((stream) => [stream]),
  )
  for (const table of ['touchpoint', 'exposure'] as const) await shadow(db, table)
  const persons = new Set((await personsMetIn(db, workspace.id, heardSince)) as PersonId[])
  const all = new Set<StreamId>(streams)
  for (const batch of batchesOf(streams)) {
    mayGoOn()
    await deriveSafely(db, workspace, { streams: batch, keys: [] }, async (trx, _, changes) => {
      const events = await eventsOfStreams(trx, workspace.id, changes.streams)
      const whole = { streamIds: changes.streams, events, tails: [] }
      const journeys = await deriveTouchpoints(trx, workspace, whole, asOf.getTime())
      for (const { person } of journeysAmong(journeys, all)) persons.add(person)
    })
  }
  for (const table of ['touchpoint', 'exposure'] as const) await reveal(db, workspace.id, table, heardSince)
  return [...persons]
}

/** `persons`, and whoever had a part in an opportunity with one of them. */
async function withSharing(db: DeriveDb, { workspace, mayGoOn }: Asked, persons: readonly PersonId[]) {
  const all = new Set<PersonId>()
  for (const batch of batchesOf(persons)) {
    mayGoOn()
    for (const person of await sharingOpportunities(db, workspace.id, batch)) all.add(person)
  }
  return [...all]
}

async function recallLeads(db: DeriveDb, { workspace, mayGoOn }: Asked, persons: readonly PersonId[]): Promise<void> {
  await replaceIn(
    db,
    concerned,
    'uuid',
    persons.map((person) => [person]),
  )
  for (const table of leadTables) await shadow(db, table)
  const keys = await keysOfPersons(db, workspace.id, persons)
  const personOf = new Map(keys.map(({ key, personId }) => [key, personId]))
  // Of each person one key, by which they are named.
  const names = [...new Map(keys.map(({ key, personId }) => [personId, key])).values()]
  for (const batch of batchesOf(names)) {
    mayGoOn()
    await deriveSafely(db, workspace, { streams: [], keys: batch }, async (trx, _, changes) => {
      const named = changes.keys.flatMap((key) => personOf.get(key) ?? [])
      await deriveLeadsOf(trx, workspace, named)
    })
  }
  for (const table of leadTables) await reveal(db, workspace.id, table, concerned)
}

const batchesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, i) => items.slice(i * batchSize, (i + 1) * batchSize))
