import { type Milestone, orderedMilestones } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { ExperimentQuestion } from './experiment-question.ts'
import { dayOf } from './lead-outcomes.queries.ts'

/** Something that was tried on visitors, in variants. */
export type Experiment = {
  readonly name: string
  readonly variants: readonly string[]
  readonly variantCount: number
  readonly subjects: number
  readonly mixed: number
  readonly firstExposureAt: Date
  readonly lastExposureAt: Date
}

const mostExperiments = 1_000
const mostVariantsListed = 50

/**
 * Experiments that anybody was exposed to until `asOf`, the one that newcomers came to last first.
 *
 * @param name Only the one of that name.
 */
export async function listExperiments(
  db: Db,
  { id }: Workspace,
  asOf: Date,
  name: string | null = null,
): Promise<Experiment[]> {
  const { rows } = await sql<Experiment>`
    with subject as (
      select experiment, subject_id, min(exposed_at) as exposed_at, count(distinct variant) > 1 as is_mixed
      from exposure where workspace_id = ${id} and exposed_at <= ${asOf} and ${isCalled(name)}
      group by experiment, subject_id
    ), variant as (
      select experiment, array_agg(variant order by variant) as variants
      from (
        select distinct experiment, variant from exposure
        where workspace_id = ${id} and exposed_at <= ${asOf} and ${isCalled(name)}
      ) as each group by experiment
    )
    select experiment as name, variants[1:${sql.lit(mostVariantsListed)}] as variants,
      cardinality(variants) as "variantCount", subjects, mixed, "firstExposureAt", "lastExposureAt"
    from variant join (
      select experiment, count(*)::int as subjects, (count(*) filter (where is_mixed))::int as mixed,
        min(exposed_at) as "firstExposureAt", max(exposed_at) as "lastExposureAt"
      from subject group by experiment
    ) as counted using (experiment)
    order by "lastExposureAt" desc, experiment limit ${mostExperiments}`.execute(db)
  return rows
}

/** By the hash first: that has an index. */
const isCalled = (name: string | null): RawBuilder<unknown> =>
  name === null ? sql`true` : sql`md5(experiment) = md5(${name}::text) and experiment = ${name}`

/** Subjects by the variant that they got, and the day. MIXED: more than one. RECENT: not watched for long enough. */
export type ExposedCount = {
  readonly standing: 'COUNTS' | 'MIXED' | 'RECENT'
  readonly variant: string
  readonly exposedDay: number
  readonly subjects: number
}

export async function countExposed(db: Db, question: ExperimentQuestion): Promise<ExposedCount[]> {
  const { rows } = await sql<ExposedCount>`
    select standing, variant, exposed_day as "exposedDay", count(*)::int as subjects
    from (${subjectsOf(question)}) as subject group by standing, variant, exposed_day`.execute(db)
  return rows
}

/** Subjects that count, by variant, milestone and the days on which they were exposed and reached it. */
export type ReachedCount = {
  readonly variant: string
  readonly milestone: Milestone
  readonly exposedDay: number
  readonly reachedDay: number
  /** Nobody recorded when: what is known is that it is reached by now. */
  readonly isUndated: boolean
  readonly subjects: number
}

/**
 * Of each milestone the first time after the exposure. One that is implied, or that nobody recorded the day of, counts where the
 * lead itself came after the exposure: with the later one that implies it, or as of now.
 */
export async function countReached(db: Db, question: ExperimentQuestion): Promise<ReachedCount[]> {
  const { workspace, zone, asOf, withinDays } = question
  const { rows } = await sql<ReachedCount>`
    select variant, milestone, exposed_day as "exposedDay", reached_day as "reachedDay", is_undated as "isUndated",
      count(*)::int as subjects
    from (
      select s.subject_id, s.variant, s.exposed_day, m.milestone,
        ${dayOf(sql`min(reached_at)`, zone)} as reached_day, bool_and(dated_at is null) as is_undated
      from (${subjectsOf(question)}) as s
      join lead l on l.workspace_id = ${workspace.id} and l.person_id = s.subject_id
      cross join lateral (values ${sql.join(orderedMilestones.map(milestoneOf))})
        as m (milestone, reached_then, is_reached, implied_at)
      cross join lateral (select coalesce(reached_then, implied_at) as dated_at) as dated
      cross join lateral (
        select greatest(coalesce(dated_at, ${asOf}), s.exposed_at) as reached_at
        where is_reached and coalesce(reached_then, l.lead_at) >= s.exposed_at and coalesce(dated_at, ${asOf}) <= ${asOf}
      ) as reached
      where s.standing = 'COUNTS' group by s.subject_id, s.variant, s.exposed_day, m.milestone
    ) as each
    where ${withinDays}::int is null or reached_day - exposed_day <= ${withinDays}::int
    group by variant, milestone, exposed_day, reached_day, is_undated`.execute(db)
  return rows
}

/** Its name, when it was reached, whether it was, and the earliest of those that imply it. */
function milestoneOf(milestone: Milestone, place: number): RawBuilder<unknown> {
  const at = (name: Milestone) => sql.ref(`l.${name.toLowerCase()}_at`)
  const later = orderedMilestones.slice(place + 1).map(at)
  const implied = milestone === 'LEAD' || later.length === 0 ? sql`null::timestamptz` : sql`least(${sql.join(later)})`
  const isReached =
    milestone === 'LEAD' ? sql`true` : sql`${sql.ref(`l.${milestone.toLowerCase()}_known_by`)} is not null`
  return sql`(${sql.lit(milestone)}, ${at(milestone)}, ${isReached}, ${implied})`
}

/** Subjects of a variant that brought as much. */
export type EarnedCount = {
  readonly variant: string
  /** In minor units. */
  readonly amount: number
  readonly subjects: number
  /** Deals among it for which the CRM names no amount. */
  readonly withoutAmount: number
}

/** What was won with each subject after the exposure, expansion left out, by how much it is. Who brought no deal is left out. */
export async function countEarned(db: Db, question: ExperimentQuestion): Promise<EarnedCount[]> {
  const { workspace, zone, asOf, withinDays } = question
  const { rows } = await sql<EarnedCount>`
    select variant, amount, count(*)::int as subjects, sum(without_amount)::int as "withoutAmount"
    from (
      select s.variant, s.subject_id, coalesce(sum(o.amount_minor), 0)::bigint as amount,
        count(*) filter (where o.amount_minor is null) as without_amount
      from (${subjectsOf(question)}) as s
      join opportunity o on o.workspace_id = ${workspace.id} and o.person_id = s.subject_id
      join lead l using (workspace_id, person_id, lead_no)
      where s.standing = 'COUNTS' and o.outcome = 'WON' and not o.is_expansion
        and coalesce(o.closed_at, l.lead_at) >= s.exposed_at and coalesce(o.closed_at, ${asOf}) <= ${asOf}
        and (${withinDays}::int is null
          or ${dayOf(sql`coalesce(o.closed_at, ${asOf})`, zone)} - s.exposed_day <= ${withinDays}::int)
      group by s.variant, s.subject_id
    ) as each group by variant, amount`.execute(db)
  return rows
}

/** Everybody who got a variant until `asOf`, first in the range. */
function subjectsOf({ workspace, zone, asOf, name, range, withinDays }: ExperimentQuestion): RawBuilder<unknown> {
  const inRange = range ? sql`min(exposed_at) >= ${range.from} and min(exposed_at) < ${range.to}` : sql`true`
  const isRecent = sql`${dayOf(sql`${asOf}::timestamptz`, zone)} - ${dayOf(sql`exposed_at`, zone)} < ${withinDays}::int`
  return sql`
    select subject_id, variant, exposed_at, ${dayOf(sql`exposed_at`, zone)} as exposed_day,
      case when is_mixed then 'MIXED' when ${isRecent} then 'RECENT' else 'COUNTS' end as standing
    from (
      select subject_id, min(variant) as variant, min(exposed_at) as exposed_at, count(distinct variant) > 1 as is_mixed
      from exposure
      where workspace_id = ${workspace.id} and exposed_at <= ${asOf} and ${isCalled(name)}
      group by subject_id having ${inRange}
    ) as exposed`
}
