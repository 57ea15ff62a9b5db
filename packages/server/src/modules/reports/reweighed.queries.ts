import { type Milestone, type PersonId, salesSourced } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import { earnedBy } from '../attribution/conversions.ts'
import { customModel } from '../attribution/custom.ts'
import type { Creditable } from '../attribution/eligible.ts'
import { models } from '../attribution/models.ts'
import type { ShareOut } from '../attribution/share-out.ts'
import { askedConversions, sumCredits } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { addCredits, type EarnedCredit } from './earned-credit.ts'
import type { LeadKey } from './keys.ts'

type Converted = LeadKey & {
  readonly milestone: Milestone
  readonly at: Date
  readonly valueMinor: number | null
  readonly uncreditedTo: string
  readonly LEAD: Date
  /** Null where the milestone is not reached, or not dated. */
  readonly OPPORTUNITY: Date | null
  readonly WON: Date | null
}

/** Bounds what is in memory at once, with the journeys that belong to it. */
const conversionsAtOnce = 2_000

/** Weighs the conversions asked for anew, by the question's own look-back and half-life, and sums that up. */
export async function sumReweighedCredits(
  db: Db,
  question: AttributionQuestion,
  atOnce = conversionsAtOnce,
): Promise<EarnedCredit[]> {
  const sums: EarnedCredit[] = []
  let linearInstead = 0
  for await (const weighed of reweighedCredits(db, question, { atOnce, onLinear: () => linearInstead++ })) {
    sums.push(...(await sumCredits(db, question, weighed)))
  }
  const added = addCredits(sums)
  return linearInstead > 0 ? added.map((row) => (row.isTotal ? { ...row, linearInstead } : row)) : added
}

type Reweighing = {
  readonly atOnce?: number
  /** Told of each conversion that CUSTOM could only share out evenly. */
  readonly onLinear?: () => void
}

/** The same conversions in parts, each with all of a person's, as `creditParts` takes them. */
export async function* reweighedCredits(
  db: Db,
  question: AttributionQuestion,
  { atOnce = conversionsAtOnce, onLinear = () => {} }: Reweighing = {},
): AsyncGenerator<RawBuilder<unknown>> {
  const shareOut = question.custom ? customModel(question.custom, onLinear) : models[question.rule]
  let after: PersonId | undefined
  do {
    const conversions = await conversionsAfter(db, question, after, atOnce)
    yield reweigh(db, question, conversions, shareOut)
    after = conversions.length < atOnce ? undefined : conversions.at(-1)?.personId
  } while (after)
}

/** At least so many, if there are, and no person's in part. */
async function conversionsAfter(
  db: Db,
  question: AttributionQuestion,
  after: PersonId | undefined,
  atLeast: number,
): Promise<Converted[]> {
  const { rows } = await sql<Converted>`
    select c.person_id as "personId", c.lead_no as no, c.milestone, c.at, c.value_minor as "valueMinor",
      c.uncredited_to as "uncreditedTo", l.lead_at as "LEAD", l.opportunity_at as "OPPORTUNITY", l.won_at as "WON"
    from ${askedConversions(question)}
      and ${after ? sql`c.person_id > ${after}` : sql`true`}
    order by c.person_id fetch first ${atLeast} rows with ties`.execute(db)
  return rows
}

/** Gives what `sumCredits` sums. */
async function reweigh(db: Db, question: AttributionQuestion, conversions: readonly Converted[], shareOut: ShareOut) {
  const journeyOf = await journeys(db, question, conversions)
  const weighed = conversions.map((conversion) => {
    const { milestone, at, valueMinor, uncreditedTo, personId, no } = conversion
    const journey = uncreditedTo === salesSourced ? [] : journeyOf(personId)
    const converted = { milestone, at: at.getTime(), valueMinor }
    const earned = earnedBy(journey, converted, reachedAt(conversion), question, [shareOut])
    return {
      person_id: personId,
      lead_no: no,
      stream_ids: earned.touchpoints.map(({ streamId }) => streamId),
      touchpoint_ids: earned.touchpoints.map(({ id }) => id),
      credits: earned.credits.flat(),
      value_minor: valueMinor,
      value_credits: earned.valueCredits?.flat() ?? null,
      uncredited_to: uncreditedTo,
    }
  })
  return sql`
    select * from json_to_recordset(${JSON.stringify(weighed)}::json) as weighed (person_id uuid, lead_no integer,
      stream_ids uuid[], touchpoint_ids uuid[], credits bigint[], value_minor bigint, value_credits bigint[],
      uncredited_to text)`
}

const reachedAt = ({ LEAD, OPPORTUNITY, WON }: Converted) => ({
  LEAD: LEAD.getTime(),
  OPPORTUNITY: OPPORTUNITY?.getTime(),
  WON: WON?.getTime(),
})

/** The journeys of those who converted, each in time order. */
async function journeys(
  db: Db,
  { workspace }: AttributionQuestion,
  conversions: readonly Converted[],
): Promise<(personId: PersonId) => readonly Creditable[]> {
  const persons = conversions.map(({ personId }) => personId)
  const { rows } = await sql<Omit<Creditable, 'at'> & { personId: PersonId; at: Date }>`
    select subject_id as "personId", stream_id as "streamId", touchpoint_id as id, occurred_at as at, side, channel
    from touchpoint where workspace_id = ${workspace.id} and subject_id = ${anyOf(persons)}
    order by subject_id, occurred_at, touchpoint_id, stream_id`.execute(db)
  const byPerson = groupBy(rows, ({ personId }) => personId)
  return (personId) => byPerson.get(personId)?.map((row) => ({ ...row, at: row.at.getTime() })) ?? []
}
