import { salesSourced } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { stepsOfAccounts } from './account-steps.queries.ts'
import { readJourneys } from './asked-journeys.queries.ts'
import { pathsOf } from './asked-journeys.ts'
import { askedConversions, valueOfTouchpoint } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { type NamedPath, type NumberedPaths, numbered } from './numbered-paths.ts'

/** The ways that journeys went, with how many of them converted and how many did not, of what the question is about. */
export async function readPaths(db: Db, question: AttributionQuestion): Promise<NumberedPaths> {
  if (question.subject === 'PERSON')
    return pathsOf(question, await readJourneys(db, question, question.chain.includeNull))
  const { rows } = await sql<NamedPath>`
    with ${pathsAsked(question)}
    select steps, (count(*) filter (where has_converted))::int as conversions,
      (count(*) filter (where not has_converted))::int as nulls
    from path group by steps`.execute(db)
  return numbered(rows)
}

/** A table `path`: of each journey with a touchpoint that may be credited the way that it went. */
export function pathsAsked(question: AttributionQuestion): RawBuilder<unknown> {
  const keys = sql`jsonb_build_array(${sql.join(question.groupBy.map(valueOfTouchpoint))})::text`
  const steps =
    question.subject === 'ACCOUNT'
      ? stepsOfAccounts(question, keys, lookback(question))
      : stepsOfPersons(question, keys)
  return sql`
    ${steps},
    path as (
      select subject_id, lead_no, has_converted, array_agg(keys order by occurred_at, touchpoint_id, stream_id) as steps
      from step group by subject_id, lead_no, has_converted
    )`
}

/**
 * Journeys are found once: before PostgreSQL has counted what was just imported, it would look for all of them again for each
 * touchpoint.
 */
const stepsOfPersons = (question: AttributionQuestion, keys: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  journey as materialized (${converted(question)} ${question.chain.includeNull ? sql`union all ${unconverted(question)}` : sql``}),
  step as (
    select j.subject_id, j.lead_no, j.has_converted, t.occurred_at, t.touchpoint_id, t.stream_id, ${keys} as keys
    from journey j
    join touchpoint t on t.workspace_id = ${question.workspace.id} and t.subject_id = j.subject_id and t.side = 'MARKETING'
      and t.occurred_at >= j.since and t.occurred_at <= j.until
  )`

/** In milliseconds, as for rules: a day has 24 hours. */
const lookback = ({ lookbackDays }: AttributionQuestion): RawBuilder<unknown> =>
  sql`make_interval(hours => ${lookbackDays * 24}::int)`

const converted = (question: AttributionQuestion): RawBuilder<unknown> => sql`
  select c.person_id as subject_id, c.lead_no, true as has_converted, c.at - ${lookback(question)} as since, c.at as until
  from ${askedConversions(question)} and c.uncredited_to <> ${salesSourced}`

const unconverted = (question: AttributionQuestion): RawBuilder<unknown> =>
  question.milestone === 'LEAD' ? noLeads(question) : leadsWithout(question)

/** Visitors and persons that are no lead, with their last touchpoint in the range. */
const noLeads = (question: AttributionQuestion): RawBuilder<unknown> => sql`
  select t.subject_id, 0, false, max(t.occurred_at) - ${lookback(question)}, max(t.occurred_at)
  from touchpoint t
  where t.workspace_id = ${question.workspace.id} and t.side = 'MARKETING' and t.occurred_at <= ${question.asOf}
    and not exists (
      select from lead l where l.workspace_id = t.workspace_id and l.person_id = t.subject_id
    )
  group by t.subject_id
  having max(t.occurred_at) >= ${question.range.from} and max(t.occurred_at) < ${question.range.to}`

/**
 * Leads of the range that didn't reach the milestone, up to where they were closed, or as of now. The look-back is counted from
 * their last touchpoint.
 */
const leadsWithout = (question: AttributionQuestion): RawBuilder<unknown> => sql`
  select l.person_id, l.lead_no, false, last.at - ${lookback(question)}, last.at
  from lead l
  cross join lateral (
    select max(t.occurred_at) as at from touchpoint t
    where t.workspace_id = l.workspace_id and t.subject_id = l.person_id and t.side = 'MARKETING'
      and t.occurred_at <= least(l.won_at, l.lost_at, ${question.asOf}::timestamptz)
  ) as last
  where l.workspace_id = ${question.workspace.id} and not l.is_sales_sourced and last.at is not null
    and l.lead_at >= ${question.range.from} and l.lead_at < ${question.range.to}
    and ${sql.ref(`l.${question.milestone.toLowerCase()}_known_by`)} is null`
