import { salesSourced } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { readColumns } from '../../db/read-columns.ts'
import { boolean, instant, int8, text, uuid } from '../../lib/binary-columns.ts'
import type { UuidNumbers } from '../../lib/uuid-numbers.ts'
import type { Ends } from '../attribution/travelled.ts'
import type { ReadConversions } from './asked-journeys.ts'
import { askedConversions } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { touchpointDimensions } from './dimensions.ts'
import { passes } from './filter.queries.ts'

/** The conversions that are asked for. */
export async function readConversions(
  db: Db,
  question: AttributionQuestion,
  persons: UuidNumbers,
): Promise<ReadConversions> {
  const { columns } = await readColumns(db, conversions(question), {
    ...{ person: uuid(persons), at: instant(), value: int8(), uncredited: text(), passes: boolean() },
    ...{ LEAD: instant(), OPPORTUNITY: instant(), WON: instant() },
  })
  const { texts } = columns.uncredited.of
  const uncreditedTo = columns.uncredited.numbers
  const ofSales = texts.indexOf(salesSourced)
  return {
    subject: columns.person.numbers.map((person, row) => (uncreditedTo[row] === ofSales ? -1 : person)),
    at: columns.at.values,
    valueMinor: columns.value.values,
    reached: { LEAD: columns.LEAD.values, OPPORTUNITY: columns.OPPORTUNITY.values, WON: columns.WON.values },
    uncreditedTo: uncreditedTo.map((text, row) => (columns.passes.values[row] === 1 ? text : -1)),
    uncredited: texts,
  }
}

/** Leads of the range that didn't reach the milestone, up to where they were closed, or as of now. */
export async function readLeadsWithout(db: Db, question: AttributionQuestion, persons: UuidNumbers): Promise<Ends> {
  const { columns } = await readColumns(db, leadsWithout(question), { person: uuid(persons), until: instant() })
  return { subject: columns.person.numbers, until: columns.until.values }
}

/** Whether there are no more leads than so many: where most are asked about, it is quicker to read everybody's touchpoints. */
export async function areAllLeads(db: Db, { workspace }: AttributionQuestion, most: number): Promise<boolean> {
  const { rows } = await sql<{ isMore: boolean }>`
    select exists (select from lead where workspace_id = ${workspace.id} offset ${most}) as "isMore"`.execute(db)
  return rows[0]?.isMore !== true
}

/**
 * A condition: that a column names somebody of whom the above are read, or some others with a lead. PostgreSQL knows how many
 * these are, as it wouldn't of a union.
 *
 * @param withLeads Whether leads that didn't reach the milestone are read.
 */
export function areAsked(
  { workspace, range, milestone, basis }: AttributionQuestion,
  column: RawBuilder<unknown>,
  withLeads: boolean,
): RawBuilder<unknown> {
  const reachedAt = sql.ref(`${milestone.toLowerCase()}_at`)
  const isInRange = (at: RawBuilder<unknown>) => sql`${at} >= ${range.from} and ${at} < ${range.to}`
  const ofCohort = isInRange(sql`lead_at`)
  const asked = {
    COHORT: withLeads ? ofCohort : sql`${ofCohort} and ${reachedAt} is not null`,
    CONVERSION: withLeads ? sql`(${ofCohort} or ${isInRange(reachedAt)})` : isInRange(reachedAt),
  }
  return sql`${column} in (select person_id from lead where workspace_id = ${workspace.id} and ${asked[basis]})`
}

/** A condition: that it names a visitor or a person that is no lead, with their last touchpoint in the range. */
export const areStrangers = (
  { workspace, range, asOf }: AttributionQuestion,
  column: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  ${column} in (
    select s.subject_id from touchpoint s
    where s.workspace_id = ${workspace.id} and s.side = 'MARKETING' and s.occurred_at <= ${asOf}
      and not exists (select from lead l where l.workspace_id = s.workspace_id and l.person_id = s.subject_id)
    group by s.subject_id having max(s.occurred_at) >= ${range.from} and max(s.occurred_at) < ${range.to}
  )`

/** What no touchpoint earned passes a filter if who has it does, in each dimension. */
const conversions = (question: AttributionQuestion): RawBuilder<unknown> => sql`
  select *, ${passes(question.filter)} as passes from (
    select c.person_id as person, c.at, c.value_minor as value, c.uncredited_to as uncredited,
      l.lead_at as "LEAD", l.opportunity_at as "OPPORTUNITY", l.won_at as "WON",
      ${sql.join(touchpointDimensions.map((dimension) => sql`c.uncredited_to as ${sql.ref(dimension)}`))}
    from ${askedConversions(question)}
  ) as conversion`

const leadsWithout = ({ workspace, range, milestone, asOf }: AttributionQuestion): RawBuilder<unknown> => sql`
  select l.person_id as person, least(l.won_at, l.lost_at, ${asOf}::timestamptz) as until
  from lead l
  where l.workspace_id = ${workspace.id} and not l.is_sales_sourced
    and l.lead_at >= ${range.from} and l.lead_at < ${range.to}
    and ${sql.ref(`l.${milestone.toLowerCase()}_known_by`)} is null`
