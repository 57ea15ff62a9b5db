import { type Milestone, type PersonId, salesSourced } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { groupBy } from '../../lib/group-by.ts'
import { earnedBy } from '../attribution/conversions.ts'
import { customModel } from '../attribution/custom.ts'
import type { Creditable } from '../attribution/eligible.ts'
import { models } from '../attribution/models.ts'
import type { ShareOut } from '../attribution/share-out.ts'
import { readJourneys } from './asked-journeys.queries.ts'
import { earnedByRules } from './asked-journeys.ts'
import { askedConversions, sumCredits } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { addCredits, type EarnedCredit } from './earned-credit.ts'
import type { LeadKey } from './keys.ts'
import { countedWith, type OwnTouchpoint, type Subject, subjectsOf } from './subjects.queries.ts'

type Converted = LeadKey & {
  /** The person, or their account: whoever's conversions count as one when people are drawn. */
  readonly together: string
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
const touchpointsAtOnce = 200_000
/** More than this of one subject are not weighed at all: an account of so many is none, but a provider that nobody has listed. */
const mostOfOne = 1_000_000

/** Weighs the conversions asked for anew, by the question's own look-back and half-life, and sums that up. */
export async function sumReweighedCredits(
  db: Db,
  question: AttributionQuestion,
  atOnce = conversionsAtOnce,
): Promise<EarnedCredit[]> {
  let linearInstead = 0
  const onLinear = () => linearInstead++
  const shareOut = question.custom ? customModel(question.custom, onLinear) : models[question.rule]
  if (question.subject === 'PERSON') {
    const [earned = []] = await earnedByRules(question, await readJourneys(db, question, false), [shareOut])
    return linearInstead > 0 ? earned.map((row) => (row.isTotal ? { ...row, linearInstead } : row)) : earned
  }
  const sums: EarnedCredit[] = []
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

/**
 * The same conversions in parts, each with all of a person's, or of an account's, as `creditParts` takes them.
 *
 * @throws AppError `INPUT_INVALID` where an account has more touchpoints than can be weighed for each of its conversions.
 */
export async function* reweighedCredits(
  db: Db,
  question: AttributionQuestion,
  { atOnce = conversionsAtOnce, onLinear = () => {} }: Reweighing = {},
): AsyncGenerator<RawBuilder<unknown>> {
  const shareOut = question.custom ? customModel(question.custom, onLinear) : models[question.rule]
  let after: string | undefined
  do {
    const conversions = await conversionsAfter(db, question, after, atOnce)
    const subjectOf = await subjectsOf(db, question, conversions)
    const together = [...groupBy(conversions, ({ together }) => together).values()]
    const sizeOf = (some: readonly Converted[]): number =>
      some.reduce((sum, conversion) => sum + subjectOf(conversion).journey.length, 0)
    for (const some of inParts(together, sizeOf)) yield reweigh(question, some.flat(), subjectOf, shareOut)
    after = conversions.length < atOnce ? undefined : conversions.at(-1)?.together
  } while (after)
}

/** @throws AppError `INPUT_INVALID` */
function inParts<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item[][] {
  const parts: Item[][] = [[]]
  let size = 0
  for (const item of items) {
    const own = sizeOf(item)
    if (own > mostOfOne) throw tooLarge(own)
    size += own
    if (size > touchpointsAtOnce) {
      parts.push([])
      size = own
    }
    parts.at(-1)?.push(item)
  }
  return parts
}

const tooLarge = (touchpoints: number): AppError =>
  new AppError(
    'INPUT_INVALID',
    `the conversions of one person or account have ${touchpoints} touchpoints to share, more than ${mostOfOne}: ask for a shorter range`,
  )

/** At least so many, if there are, and nobody's in part. */
async function conversionsAfter(
  db: Db,
  question: AttributionQuestion,
  after: string | undefined,
  atLeast: number,
): Promise<Converted[]> {
  const together = countedWith(question, sql`c.person_id`)
  const { rows } = await sql<Converted>`
    select ${together} as together, c.person_id as "personId", c.lead_no as no, c.milestone, c.at,
      c.value_minor as "valueMinor", c.uncredited_to as "uncreditedTo",
      l.lead_at as "LEAD", l.opportunity_at as "OPPORTUNITY", l.won_at as "WON"
    from ${askedConversions(question)}
      and ${after ? sql`${together} > ${after}` : sql`true`}
    order by ${together} fetch first ${atLeast} rows with ties`.execute(db)
  return rows
}

/** Gives what `sumCredits` sums. */
function reweigh(
  question: AttributionQuestion,
  conversions: readonly Converted[],
  subjectOf: (lead: LeadKey) => Subject,
  shareOut: ShareOut,
): RawBuilder<unknown> {
  const isOfAccounts = question.subject === 'ACCOUNT'
  const weighed = conversions.map((conversion) => {
    const { milestone, at, valueMinor, uncreditedTo, personId, no } = conversion
    const subject = subjectOf(conversion)
    const journey = uncreditedTo === salesSourced ? [] : subject.journey
    const converted = { milestone, at: at.getTime(), valueMinor }
    const earned = earnedBy(journey, converted, reachedAt(conversion, subject), question, [shareOut])
    return {
      person_id: personId,
      lead_no: no,
      ...(isOfAccounts && { subject_ids: ownersOf(journey, earned.touchpoints) }),
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
      ${isOfAccounts ? sql`subject_ids uuid[],` : sql``} stream_ids uuid[], touchpoint_ids uuid[], credits bigint[],
      value_minor bigint, value_credits bigint[], uncredited_to text)`
}

/** Whose each of some touchpoints of a journey is. */
function ownersOf(journey: readonly OwnTouchpoint[], touchpoints: readonly Creditable[]): (PersonId | undefined)[] {
  const nameOf = ({ streamId, id }: Creditable): string => `${streamId}/${id}`
  const owners = new Map(journey.map((touchpoint) => [nameOf(touchpoint), touchpoint.personId]))
  return touchpoints.map((touchpoint) => owners.get(nameOf(touchpoint)))
}

/** An account was a lead with its first. */
const reachedAt = ({ LEAD, OPPORTUNITY, WON }: Converted, { firstLeadAt }: Subject) => ({
  LEAD: Math.min(LEAD.getTime(), firstLeadAt?.getTime() ?? Number.POSITIVE_INFINITY),
  OPPORTUNITY: OPPORTUNITY?.getTime(),
  WON: WON?.getTime(),
})
