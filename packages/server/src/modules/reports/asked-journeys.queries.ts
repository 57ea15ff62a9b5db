import type { PersonId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { type UuidNumbers, uuidNumbers } from '../../lib/uuid-numbers.ts'
import { besides, type Journeys, journeysOf, replaceJourneys, tiedSubjects } from '../attribution/journeys.ts'
import { type Ends, nobody } from '../attribution/travelled.ts'
import { areAllLeads, areAsked, areStrangers, readConversions, readLeadsWithout } from './asked-conversions.queries.ts'
import { type AskedJourneys, creditedTo } from './asked-journeys.ts'
import { type TouchpointReader, touchpointReader } from './asked-touchpoints.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'

/**
 * Reads the conversions that a question is about, and the journeys of whoever's they are: once, for any number of models.
 *
 * @param withNulls Whether the journeys that didn't convert are read as well.
 */
export async function readJourneys(db: Db, question: AttributionQuestion, withNulls: boolean): Promise<AskedJourneys> {
  const persons = uuidNumbers()
  const reader = touchpointReader(db, question, persons)
  const withLeads = withNulls && question.milestone !== 'LEAD'
  const conversions = await readConversions(db, question, persons)
  const leads = withLeads ? await readLeadsWithout(db, question, persons) : nobody
  const known = persons.count()
  const areMost = known > 0 && (await areAllLeads(db, question, known * 2 - 1))
  const theirs = await reader.readKnown(areMost ? sql`t.is_person` : areAsked(question, sql`t.subject_id`, withLeads))
  const withStrangers = withNulls && question.milestone === 'LEAD'
  const touchpoints = withStrangers
    ? besides(theirs, await reader.readAll(areStrangers(question, sql`t.subject_id`)))
    : theirs
  const journeys = journeysOf(touchpoints, persons.count())
  await settleTies(journeys, reader, persons)
  return {
    journeys,
    unconverted: withStrangers ? endingAt(question.asOf, known, persons.count()) : leads,
    channels: reader.channels,
    ...creditedTo(conversions, reader.keys(), question.groupBy.length),
  }
}

async function settleTies(journeys: Journeys, reader: TouchpointReader, persons: UuidNumbers): Promise<void> {
  const tied = tiedSubjects(journeys).map((number) => persons.uuid(number) as PersonId)
  if (tied.length > 0) replaceJourneys(journeys, await reader.readInOrder(tied))
}

/** The subjects from one number to before another. */
const endingAt = (asOf: Date, from: number, to: number): Ends => ({
  subject: Int32Array.from({ length: to - from }, (_, i) => from + i),
  until: new Float64Array(to - from).fill(asOf.getTime()),
})
