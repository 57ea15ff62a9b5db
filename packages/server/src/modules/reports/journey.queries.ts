import type { ActivityDirection, PersonId, Side, SubjectId, WorkspaceId } from '@touchline/schema'
import { type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Touchpoint as TouchpointTable } from '../../db/tables.ts'
import type { TouchpointCursor } from './cursor.ts'
import type { Precision, Touchpoint } from './journey.ts'
import type { TouchpointKey } from './keys.ts'

type Row = Selectable<TouchpointTable>

/** A touchpoint with whose journey it is on. */
export type PlacedTouchpoint = { readonly personId: PersonId; readonly touchpoint: Touchpoint }

/** The first `limit` touchpoints after a cursor on the journeys of `persons`, each journey in time order. */
export async function touchpointsOfJourneys(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
  limit: number,
  after: TouchpointCursor | null,
): Promise<PlacedTouchpoint[]> {
  const { rows } = await sql<Row>`
    select t.* from unnest(${persons}::uuid[]) as person (id)
    cross join lateral (
      select * from touchpoint where workspace_id = ${workspaceId} and subject_id = person.id
        and ${after ? sql`(occurred_at, touchpoint_id, stream_id) > (${sql.join([...after])})` : sql`true`}
      order by occurred_at, touchpoint_id, stream_id limit ${limit}
    ) as t
    order by t.subject_id, t.occurred_at, t.touchpoint_id, t.stream_id`.execute(db)
  return rows.map((row) => ({ personId: personOf(row.subject_id), touchpoint: touchpointOf(row) }))
}

/** How many touchpoints the journeys of `persons` have; those that have none are absent. */
export async function journeyLengths(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<Map<PersonId, number>> {
  const rows = await db
    .selectFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', anyOf(persons.map(subjectOf)))
    .groupBy('subject_id')
    .select(({ fn }) => ['subject_id', fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map(({ subject_id, count }) => [personOf(subject_id), count]))
}

/** Touchpoints by their names, whoever's journey they are on. */
export async function touchpointsByKey(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly TouchpointKey[],
): Promise<Touchpoint[]> {
  const { rows } = await sql<Row>`
    select t.* from unnest(${keys.map(({ streamId }) => streamId)}::uuid[],
      ${keys.map(({ eventId }) => eventId)}::uuid[]) as asked (stream_id, touchpoint_id)
    join touchpoint t on t.workspace_id = ${workspaceId} and t.stream_id = asked.stream_id
      and t.touchpoint_id = asked.touchpoint_id`.execute(db)
  return rows.map(touchpointOf)
}

/** The subject of a person's journey is that person. */
const subjectOf = (personId: PersonId): SubjectId => personId as string as SubjectId
const personOf = (subjectId: SubjectId): PersonId => subjectId as string as PersonId

export const touchpointOf = (row: Row): Touchpoint => ({
  streamId: row.stream_id,
  eventId: row.touchpoint_id,
  occurredAt: row.occurred_at,
  precision: row.precision as Precision,
  endedAt: row.ended_at,
  side: row.side as Side,
  kind: row.kind,
  channel: row.channel,
  source: row.source,
  medium: row.medium,
  campaign: row.campaign,
  adContent: row.ad_content,
  keyword: row.keyword,
  referrerHost: row.referrer_host,
  landingPage: row.landing_page,
  title: row.title,
  pages: row.pages,
  forms: row.forms,
  leadFormAt: row.lead_form_at,
  leadFormPage: row.lead_form_page,
  owner: row.owner,
  direction: row.direction as ActivityDirection | null,
  reached: row.reached,
  topic: row.topic,
})
