import type { DeriveDb } from '../db/database.ts'
import { eventsOfStreams } from '../modules/collect/events.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import type { Changes } from './changes.ts'
import { type Claim, everything } from './claims.queries.ts'
import { concernedPersons, journeysAmong } from './concerned-persons.queries.ts'
import { deriveAccounts } from './derive-accounts.ts'
import { deriveLeads } from './derive-leads.ts'
import { derivePersons, deriveRecordLinks } from './derive-persons.ts'
import { deriveStreams, deriveTouchpoints } from './derive-streams.ts'
import { type HoldBackPersons, holdBackNobody, listLongPersons } from './long-persons.queries.ts'
import { listLongStreams } from './long-streams.queries.ts'
import { readTails } from './tails.ts'

type Deriving = {
  /** How to keep others from what this concerns besides the changes themselves. Not given: the transaction holds the workspace. */
  readonly claim?: Claim
  /** Takes out whose leads are to wait. Nobody, unless given. */
  readonly holdBack?: HoldBackPersons
  /** LATER: who earned them is left for the caller to derive. */
  readonly conversions?: 'NOW' | 'LATER'
}

/**
 * Each step reads only what stands before it: events, then persons and their accounts, then touchpoints, then leads and credits.
 *
 */
export async function deriveChanges(
  db: DeriveDb,
  workspace: Workspace,
  { streams, keys, grown = new Map() }: Changes,
  { claim = everything, holdBack = holdBackNobody, conversions = 'NOW' }: Deriving = {},
): Promise<void> {
  const { id } = workspace
  const concerned = new Set(streams)
  const tails = await readTails(db, id, new Map([...grown].filter(([stream]) => concerned.has(stream))))
  const ends = new Set(tails.map(({ streamId }) => streamId))
  const whole = streams.filter((stream) => !ends.has(stream))
  const events = await eventsOfStreams(db, id, whole)
  const named = await deriveStreams(db, id, whole, events)
  const linked = await deriveRecordLinks(db, id, keys)
  const changed = await derivePersons(db, id, [...keys, ...named, ...linked], claim)
  await deriveAccounts(db, workspace, keys, changed.persons, claim)
  const others = withoutAny(changed.streams, new Set(whole))
  await claim('STREAM', others)
  const moved = new Set(others)
  const journeys = await deriveTouchpoints(db, workspace, {
    streamIds: [...whole, ...others],
    events: [...events, ...(await eventsOfStreams(db, id, others))],
    tails: tails.filter(({ streamId }) => !moved.has(streamId)),
  })
  await listLongStreams(db, id, [...streams, ...others])
  const met = journeysAmong(journeys, new Set([...streams, ...others]))
  // Nobody may derive their leads between the look at what they reached and the end of this.
  await claim(
    'PERSON',
    met.map(({ person }) => person),
  )
  const reached = await concernedPersons(db, id, met)
  const persons = [...new Set([...changed.persons, ...reached])]
  // Whose keys are others now can't wait: their leads would be somebody else's, too.
  const mayWait = await holdBack(
    db,
    id,
    persons.filter((person) => !changed.moved.has(person)),
  )
  const due = [...changed.moved, ...mayWait]
  await deriveLeads(db, workspace, due, { claim, conversions })
  await listLongPersons(db, id, due)
}

const withoutAny = <Item>(items: readonly Item[], others: ReadonlySet<Item>): Item[] =>
  items.filter((item) => !others.has(item))
