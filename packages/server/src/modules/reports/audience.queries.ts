import { none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { AudienceFact, Population } from '../../graphql/resolver-types.generated.ts'
import type { Audience, AudienceQuestion } from './audience-question.ts'
import { touchpointColumns, touchpointDimensions } from './dimensions.ts'
import { passes } from './filter.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'

/** How many of two populations have a value. */
export type CountedValue = { readonly value: string; readonly from: number; readonly to: number }

/** Counts both populations by the fact that is asked for. */
export async function countAudiences(db: Db, question: AudienceQuestion): Promise<CountedValue[]> {
  const { from, to } = question
  const { rows } = await sql<CountedValue>`
    select value, (count(*) filter (where not is_other))::int as from, (count(*) filter (where is_other))::int as to
    from (
      select value, false as is_other from (${valuesOf(question, from)}) as of_from
      union all select value, true from (${valuesOf(question, to)}) as of_to
    ) as each group by value`.execute(db)
  return rows
}

/** Persons, and visitors whom nobody knows, who are in both. */
export async function countOverlap(db: Db, question: AudienceQuestion): Promise<number> {
  const { rows } = await sql<{ overlap: number }>`
    select count(*)::int as overlap from (
      select member from (${membersOf(question, question.from)}) as of_from
      intersect select member from (${membersOf(question, question.to)}) as of_to
    ) as shared`.execute(db)
  return rows[0]?.overlap ?? 0
}

const valuesOf = (question: AudienceQuestion, audience: Audience): RawBuilder<unknown> => sql`
  select coalesce(${factOf(question)}, ${none}) as value
  from (${membersOf(question, audience)}) as m
  left join account_person p on p.workspace_id = ${question.workspace.id} and p.person_id = m.member
  left join account c on c.workspace_id = p.workspace_id and c.account_id = p.account_id`

function factOf({ fact, zone }: AudienceQuestion): RawBuilder<unknown> {
  const at = sql`m.placed_at at time zone ${zone}`
  const others: Readonly<Record<Exclude<AudienceFact, keyof typeof touchpointColumns>, RawBuilder<unknown>>> = {
    WEEKDAY: sql`to_char(${at}, 'FMDay')`,
    HOUR: sql`to_char(${at}, 'HH24')`,
    ACCOUNT: sql`p.known_by`,
    DOMAIN_ENDING: sql`substring(c.domain from '[^.]+$')`,
  }
  return fact in others ? others[fact as keyof typeof others] : sql.ref(`m.${fact}`)
}

/** Members with a column for each dimension of touchpoints, and `placed_at`. */
function membersOf(question: AudienceQuestion, { population, range, filters }: Audience): RawBuilder<unknown> {
  const { workspace, zone } = question
  const all =
    population === 'VISITORS'
      ? firstTouchpoints(question)
      : sql`
    select person_id as member, lead_at as since, placed_at, ${sql.join(touchpointDimensions.map((name) => sql.ref(name)))}
    from (${placedLeads({ workspace, zone, assignBy: 'FIRST_TOUCH' })}) as placed where ${hasReached[population]}`
  return sql`
    select * from (${all}) as member
    where since >= ${range.from} and since < ${range.to} and ${sql.join(filters.map(passes), sql` and `)}`
}

const hasReached: Readonly<Record<Exclude<Population, 'VISITORS'>, RawBuilder<unknown>>> = {
  LEADS: sql`true`,
  MQLS: sql`mql_known_by is not null`,
  OPPORTUNITIES: sql`opportunity_known_by is not null`,
  BUYERS: sql`won_known_by is not null`,
}

const firstTouchpoints = ({ workspace }: AudienceQuestion): RawBuilder<unknown> => sql`
  select distinct on (subject_id) subject_id as member, occurred_at as since, occurred_at as placed_at, ${sql.join(
    Object.entries(touchpointColumns).map(
      ([name, column]) => sql`coalesce(${sql.ref(column)}, ${none}) as ${sql.ref(name)}`,
    ),
  )}
  from touchpoint where workspace_id = ${workspace.id} and side = 'MARKETING'
  order by subject_id, occurred_at, touchpoint_id, stream_id`
