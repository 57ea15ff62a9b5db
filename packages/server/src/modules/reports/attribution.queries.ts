import { attributionModels, none, wholeCredit } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { TouchpointDimension } from '../../graphql/resolver-types.generated.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { touchpointColumns, touchpointDimensions } from './dimensions.ts'
import type { EarnedCredit } from './earned-credit.ts'
import { passes } from './filter.queries.ts'

/** Every conversion has the credits of so many models. */
const modelsFromTheStart = 5

/** Sums the credits that are stored: those of the workspace's own look-back. */
export const sumStoredCredits = (db: Db, question: AttributionQuestion): Promise<EarnedCredit[]> =>
  sumCredits(db, question, storedCredits(question))

/**
 * A table `part`: the credit of each touchpoint of a conversion, and of what no touchpoint earned of it, with one column per
 * dimension.
 *
 * @param reached The conversions, each with the credits that one model gives: as many as touchpoints, or none; of accounts also
 *   with whose each touchpoint is.
 */
export const creditParts = (question: AttributionQuestion, reached: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`with reached as materialized (${reached}), part as (${earned(question)} union all ${unearned})`

/**
 * Sums the credits of conversions by the dimensions asked for; and once more all of them, as the one with `isTotal`.
 * What no touchpoint earned counts where the conversion says.
 *
 * @param reached As for `creditParts`.
 */
export async function sumCredits(
  db: Db,
  question: AttributionQuestion,
  reached: RawBuilder<unknown>,
): Promise<EarnedCredit[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<EarnedCredit>`
    ${creditParts(question, reached)}
    select grouping(${keys}) <> 0 as "isTotal", case when grouping(${keys}) = 0 then array[${keys}] else '{}' end as keys,
      coalesce(sum(credit), 0)::text as credit,
      coalesce(sum(value), 0)::text as "valueMinor",
      (count(*) filter (where is_touchpoint))::int as touchpoints,
      count(distinct (person_id, lead_no))::int as conversions,
      (count(distinct (person_id, lead_no)) filter (where lacks_value))::int as "withoutValue"
    from part where ${passes(question.filter)} group by grouping sets ((${keys}), ())`.execute(db)
  return rows
}

/** The conversions that are asked for, with the credits that are stored. */
export function storedCredits(question: AttributionQuestion): RawBuilder<unknown> {
  const modelNo = attributionModels.indexOf(question.rule) + 1
  return sql`
    select c.person_id, c.lead_no, c.stream_ids, c.touchpoint_ids, c.value_minor, c.uncredited_to,
      c.credits[${modelNo}:${modelNo}][:] as credits, c.value_credits[${modelNo}:${modelNo}][:] as value_credits
    from ${askedConversions(question)}`
}

/** Whether a conversion is stored that was derived before there was the model: it is derived again in the background. */
export async function awaitsModel(db: Db, question: AttributionQuestion): Promise<boolean> {
  const modelNo = attributionModels.indexOf(question.rule) + 1
  if (modelNo <= modelsFromTheStart) return false
  const { rows } = await sql<{ awaits: boolean }>`
    select exists (select from ${askedConversions(question)} and array_length(c.credits, 1) < ${modelNo}) as awaits
  `.execute(db)
  return rows[0]?.awaits ?? false
}

/** What the question is about: table and conditions. */
export function askedConversions({ workspace, range, milestone, basis }: AttributionQuestion): RawBuilder<unknown> {
  const at = sql.ref({ COHORT: 'l.lead_at', CONVERSION: 'c.at' }[basis])
  return sql`conversion c join lead l using (workspace_id, person_id, lead_no)
    where c.workspace_id = ${workspace.id} and c.milestone = ${milestone}
      and ${sql.ref(`l.${milestone.toLowerCase()}_at`)} is not null
      and ${at} >= ${range.from} and ${at} < ${range.to}`
}

/** What touchpoint `t` has in a dimension. */
export const valueOfTouchpoint = (dimension: TouchpointDimension): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`t.${touchpointColumns[dimension]}`)}, ${none})`

/** One column per dimension, called like it. */
const ofTouchpoint = sql.join(
  touchpointDimensions.map((dimension) => sql`${valueOfTouchpoint(dimension)} as ${sql.ref(dimension)}`),
)

const touchesOf = {
  PERSON: sql`unnest(r.stream_ids, r.touchpoint_ids, r.credits, r.value_credits)
    as touch (stream_id, touchpoint_id, credit, value)`,
  ACCOUNT: sql`unnest(r.subject_ids, r.stream_ids, r.touchpoint_ids, r.credits, r.value_credits)
    as touch (subject_id, stream_id, touchpoint_id, credit, value)`,
}

const ownerOf = { PERSON: sql`r.person_id`, ACCOUNT: sql`touch.subject_id` }

const earned = ({ workspace, subject }: AttributionQuestion): RawBuilder<unknown> => sql`
  select r.person_id, r.lead_no, ${ofTouchpoint},
    touch.credit::bigint, touch.value, true as is_touchpoint, r.value_minor is null as lacks_value
  from reached r
  cross join lateral ${touchesOf[subject]}
  join touchpoint t on t.workspace_id = ${workspace.id} and t.subject_id = ${ownerOf[subject]}
    and t.stream_id = touch.stream_id and t.touchpoint_id = touch.touchpoint_id`

const unearned = sql`
  select person_id, lead_no, ${sql.join(touchpointDimensions.map(() => sql`uncredited_to`))},
    ${wholeCredit}::bigint - credited.credit, value_minor - credited.value, false, value_minor is null
  from reached
  cross join lateral (
    select coalesce((select sum(one) from unnest(credits) as one), 0)::bigint as credit,
      coalesce((select sum(one) from unnest(value_credits) as one), 0)::bigint as value
  ) as credited
  where credited.credit <> ${wholeCredit}`

/** Leads that are known to have reached the milestone, though not when. With basis CONVERSION, of any time. */
export async function countUndated(db: Db, question: AttributionQuestion): Promise<number> {
  const { workspace, range, milestone, basis } = question
  if (milestone === 'LEAD') return 0
  const stage = milestone.toLowerCase()
  const inRange = sql`lead_at >= ${range.from} and lead_at < ${range.to}`
  const { rows } = await sql<{ undated: number }>`
    select count(*)::int as undated from lead where workspace_id = ${workspace.id}
      and ${sql.ref(`${stage}_known_by`)} is not null and ${sql.ref(`${stage}_at`)} is null
      and ${basis === 'COHORT' ? inRange : sql`true`}`.execute(db)
  return rows[0]?.undated ?? 0
}

/** Leads of the range that may yet reach the milestone. With basis CONVERSION nobody is waited for. */
export async function countOpen(db: Db, { workspace, range, milestone, basis }: AttributionQuestion): Promise<number> {
  if (basis === 'CONVERSION' || milestone === 'LEAD') return 0
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from lead where workspace_id = ${workspace.id}
      and lead_at >= ${range.from} and lead_at < ${range.to}
      and ${sql.ref(`${milestone.toLowerCase()}_known_by`)} is null and won_known_by is null and lost_known_by is null
  `.execute(db)
  return rows[0]?.open ?? 0
}
